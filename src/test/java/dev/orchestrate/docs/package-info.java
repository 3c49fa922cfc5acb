/** Holds the project's documents to its code, where they state facts of it. */
package dev.orchestrate.docs;
