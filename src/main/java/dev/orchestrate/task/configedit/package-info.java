/**
 * The task type {@code config_edit}: named changes of configuration files, each worked out as edits
 * of what the file says, so that all else in it stays byte for byte.
 */
@NullMarked
package dev.orchestrate.task.configedit;

import org.jspecify.annotations.NullMarked;
