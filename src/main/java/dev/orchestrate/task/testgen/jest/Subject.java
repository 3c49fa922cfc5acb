package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.Modules;

/** What is tested, and how the tests reach it. */
record Subject(Modules modules, Module module, ImportLines imports) {}
