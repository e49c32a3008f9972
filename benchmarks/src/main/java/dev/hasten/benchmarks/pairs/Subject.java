package dev.hasten.benchmarks.pairs;

import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Jdk;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;

/**
 * What is timed, and where.
 *
 * @param sandbox confines the JVMs
 * @param jdk what runs them
 * @param module the module that holds the entry
 * @param original the code as it was
 * @param candidate the proposed rewrite
 * @param entry the method or constructor that is called
 * @param fresh whether the entry changes what it is given, so that each call needs a copy
 */
public record Subject(
    Sandbox sandbox,
    Jdk jdk,
    Module module,
    Side original,
    Side candidate,
    MethodRef entry,
    boolean fresh) {}
