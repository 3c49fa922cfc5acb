package dev.orchestrate.gate;

import dev.orchestrate.run.CriterionResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a decision about a gate is bound to: the phase's definition, and which checkpoint commands
 * and criteria passed and which failed. Observed values and reasons are not in it.
 */
public final class JudgementDigest {
    private JudgementDigest() {}

    /** SHA-256 in hex. */
    public static String of(
            String phaseDigest, List<CriterionResult> checkpoint, List<CriterionResult> criteria) {
        MessageDigest sha = sha256();
        add(sha, phaseDigest);
        add(sha, "checkpoint", checkpoint);
        add(sha, "criteria", criteria);
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void add(MessageDigest sha, String part, List<CriterionResult> results) {
        add(sha, part);
        add(sha, Integer.toString(results.size()));
        for (CriterionResult result : results) {
            add(sha, result.id());
            add(sha, result.passed() ? "passed" : "failed");
        }
    }

    /** Each with its length before it, so that no two lists of words read alike. */
    private static void add(MessageDigest sha, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
