package dev.orchestrate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PlanVersion;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.FakeMachine;
import dev.orchestrate.testing.Survival;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    private static final Path PATH = Samples.WORKSPACE.resolve(".orchestrate");

    private final FakeDisk disk = FakeDisk.with(Samples.WORKSPACE);
    private final Random random = new Random(7);

    @Test
    void itIsMadeForItsOwnerAloneAndIgnoredByGit(@TempDir Path temporary) throws Exception {
        Path path = temporary.resolve("deep/state");
        StateFolder.at(new RealDisk(), path).make();
        StateFolder.at(new RealDisk(), path).make();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
        assertThat(Files.readString(path.resolve(".gitignore"))).isEqualTo("*\n");
    }

    @Test
    void startsThatMakeItAtTheSameTimeAllFindItMade() throws Exception {
        List<FakeMachine.Act> syncs = new ArrayList<>();
        disk.machine()
                .fate((act, file, _) -> {
                    if (act == FakeMachine.Act.SYNC
                            && file.endsWith("..gitignore.tmp")
                            && syncs.add(act)
                            && syncs.size() == 1) {
                        StateFolder.at(disk, PATH).make();
                    }
                });
        StateFolder.at(disk, PATH).make();
        assertThat(syncs).hasSize(2);
        assertThat(disk.read(PATH.resolve(".gitignore"))).asString().isEqualTo("*\n");
        assertThat(disk.list(PATH)).containsExactlyInAnyOrder(".gitignore", "runs");
    }

    @Test
    void nothingIsMadeByLooking() {
        StateFolder folder = StateFolder.at(disk, PATH);
        assertThat(folder.all()).isEmpty();
        assertThat(folder.newest(_ -> true)).isNull();
        assertThat(disk.machine().acts()).isZero();
    }

    @Test
    void aStrangeFolderIsRefused() {
        refuses(new FileFacts(FileFacts.Kind.LINK, 0, true, true), "is a symbolic link");
        refuses(new FileFacts(FileFacts.Kind.FILE, 0, true, false), "is not a folder");
        refuses(new FileFacts(FileFacts.Kind.FOLDER, 0, false, false), "belongs to another user");
        refuses(new FileFacts(FileFacts.Kind.FOLDER, 0, true, true), "can be written by others");
    }

    @Test
    void aRealFolderThatOthersCanWriteOrALinkIsRefused(@TempDir Path temporary) throws Exception {
        Path open = Files.createDirectory(temporary.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary);
        assertThatThrownBy(() -> StateFolder.at(new RealDisk(), open))
                .hasMessageEndingWith("can be written by others")
                .extracting(e -> ((ProblemException) e).hint())
                .isEqualTo("take the right from them with `chmod go-w " + open + "`");
        assertThatThrownBy(() -> StateFolder.at(new RealDisk(), link))
                .hasMessageEndingWith("is a symbolic link")
                .extracting(e -> ((ProblemException) e).hint())
                .isEqualTo("name another one with --state-dir");
    }

    @Test
    void anIdIsTheTimeAndANumber() {
        assertThat(make(Samples.NOON, "p").id()).matches("20260131-120000\\.123-[0-9a-f]{4}");
    }

    @Test
    void twoRunsOfOneMomentHaveTwoIds() {
        StateFolder folder = folder();
        RunFolder first = folder.create(Samples.NOON, new Random(1));
        RunFolder second = folder.create(Samples.NOON, new Random(1));
        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(disk.facts(second.inbox())).isNotNull();
    }

    @Test
    void aMadeRunSurvivesAPowerCut() {
        RunFolder run = folder().create(Samples.NOON, random);
        FakeDisk after = disk.machine().cutPower(Survival.OF_NOTHING);
        assertThat(after.facts(run.attempts())).isNotNull();
    }

    @Test
    void runsAreListedFromTheNewestToTheOldest() {
        RunHead first = make(Samples.NOON, "a");
        RunHead second = make(Samples.NOON.plusSeconds(1), "b");
        RunHead third = make(Samples.NOON.plusSeconds(2), "a");
        folder().create(Samples.NOON.plusSeconds(9), random);
        assertThat(folder().all()).containsExactly(third, second, first);
        assertThat(folder().newest(head -> head.plan().name().equals("b"))).isEqualTo(second);
        assertThat(third.startedAt()).isEqualTo(Samples.NOON.plusSeconds(2));
        assertThat(third.labels()).isEqualTo(Map.of("team", "kernel"));
    }

    @Test
    void aRunIsNamedByIdByAUniqueBeginningOrAsTheLatest() {
        RunHead first = make(Instant.parse("2025-01-31T12:00:00Z"), "a");
        RunHead second = make(Instant.parse("2026-01-31T12:00:00Z"), "a");
        RunHead third = make(Instant.parse("2026-01-31T13:00:00Z"), "a");
        StateFolder folder = folder();
        assertThat(folder.find(first.id())).isEqualTo(first);
        assertThat(folder.find("2025")).isEqualTo(first);
        assertThat(folder.find("20260131-12")).isEqualTo(second);
        assertThat(folder.find("latest")).isEqualTo(third);
        assertThatThrownBy(() -> folder.find("2026")).hasMessage("`2026` begins the ids of 2 runs");
        assertThatThrownBy(() -> folder.find("202"))
                .hasMessage("there is no run `202`")
                .extracting(e -> ((ProblemException) e).hint())
                .isEqualTo("give at least 4 characters of its id");
        assertThatThrownBy(() -> folder.find("2027"))
                .hasMessage("there is no run `2027`")
                .extracting(e -> ((ProblemException) e).exit())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatIsLeftOfARunThatNeverBeganIsRemoved() throws Exception {
        RunHead good = make(Samples.NOON, "a");
        RunFolder empty = folder().create(Samples.NOON, random);
        RunFolder torn = folder().create(Samples.NOON, random);
        RunFolder held = folder().create(Samples.NOON, random);
        byte[] line = disk.read(good.folder().journal());
        int end = new String(line, StandardCharsets.UTF_8).indexOf('\n');
        disk.replace(torn.journal(), java.util.Arrays.copyOf(line, end));
        Disk.Lock lock = disk.machine().process().tryLock(held.lock());
        folder().removeRemains();
        assertThat(disk.facts(empty.path())).isNull();
        assertThat(disk.facts(torn.path())).isNull();
        assertThat(disk.facts(held.path())).isNotNull();
        assertThat(disk.facts(good.folder().path())).isNotNull();
        assertThat(lock).isNotNull();
    }

    @Test
    void aCheckpointAloneShowsThatARunHasBegun() throws Exception {
        RunFolder run = folder().create(Samples.NOON, random);
        disk.replace(run.checkpoint(), new byte[] {'{'});
        folder().removeRemains();
        assertThat(disk.facts(run.path())).isNotNull();
    }

    @Test
    void aDamagedRunIsNotTakenForOneThatNeverBegan() throws Exception {
        RunHead run = make(Samples.NOON, "a");
        byte[] lines = disk.read(run.folder().journal());
        lines[5] ^= 1;
        disk.replace(run.folder().journal(), lines);
        folder().removeRemains();
        assertThat(disk.facts(run.folder().journal())).isNotNull();
    }

    @Test
    void aRunWithoutItsFirstLineStopsOnlyWhatMayBeAboutIt() throws Exception {
        RunHead older = make(Samples.NOON, "a");
        RunFolder lost = make(Samples.NOON.plusSeconds(1), "b").folder();
        byte[] lines = disk.read(lost.journal());
        lines[5] ^= 1;
        disk.replace(lost.journal(), lines);
        List<String> told = new ArrayList<>();
        StateFolder folder = StateFolder.at(disk, PATH, told::add);
        // nothing tells whose it was
        assertThatThrownBy(() -> folder.newest(named("a"))).hasMessageContaining("line 1");
        disk.replace(lost.path().resolve("plan.yaml"), "name: b".getBytes(StandardCharsets.UTF_8));
        assertThat(folder.newest(named("a"))).isEqualTo(older);
        assertThat(folder.all()).containsExactly(older);
        assertThat(folder.find(older.id())).isEqualTo(older);
        assertThat(told)
                .hasSize(2)
                .allMatch(text -> text.startsWith("run `" + lost.id() + "` is left out: "));
        assertThatThrownBy(() -> folder.newest(named("b")))
                .extracting(e -> ((ProblemException) e).exit())
                .isEqualTo(ExitCode.DAMAGED);
        assertThatThrownBy(() -> folder.find(lost.id().substring(0, 15)))
                .hasMessageContaining("is damaged at line 1");
        assertThat(folder.first(named("a"))).isNull();
    }

    private static Predicate<RunHead> named(String plan) {
        return head -> head.plan().name().equals(plan);
    }

    @Test
    void aRunThatSomebodyWritesIsNotRemoved() throws Exception {
        RunHead run = make(Samples.NOON, "a");
        Disk.Lock lock = disk.machine().process().tryLock(run.folder().lock());
        assertThat(folder().remove(run.folder())).isFalse();
        java.util.Objects.requireNonNull(lock).close();
        assertThat(folder().remove(run.folder())).isTrue();
        assertThat(disk.contents().keySet()).noneMatch(path -> path.contains(run.id()));
    }

    @Test
    void theFilesOfARunHaveTheirNames() {
        RunFolder run = new RunFolder(Path.of("/w/runs/r"));
        assertThat(
                        List.of(
                                run.journal(),
                                run.checkpoint(),
                                run.plan(new PlanVersion(2, "p", "f", "s")),
                                run.log("1.1", 3),
                                run.attempts(),
                                run.inbox(),
                                run.report("html")))
                .extracting(path -> run.path().relativize(path).toString())
                .containsExactly(
                        "journal.jsonl",
                        "state.json",
                        "plan.2.yaml",
                        "logs/1.1.3.log",
                        "attempts",
                        "inbox",
                        "report.html");
    }

    @Test
    void aLogIsNamedByItsTask() {
        assertThat(LogName.of("1.1", 2)).isEqualTo("1.1.2.log");
        assertThat(LogName.of("build[os=a b,v=\u00fc/..]", 1))
                .isEqualTo("build%5Bos%3Da%20b%2Cv%3D%C3%BC%2F..%5D.1.log");
        assertThat(LogName.fileName("x".repeat(150))).isEqualTo("x".repeat(150));
        String cut = LogName.fileName("y".repeat(151));
        assertThat(cut).hasSize(150).startsWith("y".repeat(133) + "~");
        assertThat(LogName.fileName("y".repeat(152))).hasSize(150).isNotEqualTo(cut);
    }

    private void refuses(FileFacts facts, String why) {
        disk.machine().plant(PATH, facts);
        assertThatThrownBy(() -> StateFolder.at(disk, PATH))
                .hasMessage("the state folder `/w/.orchestrate` " + why)
                .extracting(e -> ((ProblemException) e).exit())
                .isEqualTo(ExitCode.USAGE);
    }

    private StateFolder folder() {
        StateFolder folder = StateFolder.at(disk, PATH);
        folder.make();
        return folder;
    }

    private RunHead make(Instant at, String plan) {
        RunFolder run = folder().create(at, random);
        Event.RunStarted s = Samples.started();
        Event started =
                new Event.RunStarted(
                        run.id(),
                        new PlanVersion(1, plan, "f", "s"),
                        s.vars(),
                        s.labels(),
                        s.selection(),
                        s.options(),
                        s.invocation(),
                        s.dag());
        try (Journal journal = Journal.create(disk, run)) {
            journal.append(List.of(started), at);
            journal.sync();
            journal.append(List.of(new Event.PhaseStarted("1")), at);
        }
        assertThat(new String(read(run), StandardCharsets.UTF_8)).endsWith("}\n");
        return folder().find(run.id());
    }

    private byte[] read(RunFolder run) {
        try {
            return disk.read(run.journal());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
