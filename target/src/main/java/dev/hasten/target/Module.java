package dev.hasten.target;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One module of a built target. All paths are absolute and lie in the private clone or the local
 * Maven repository that the sandbox may read.
 *
 * @param name path from the target's root, {@code .} for the root itself
 * @param directory its folder
 * @param sourceRoots folders of main Java sources that exist
 * @param testSourceRoots folders of test Java sources that exist
 * @param classes where its main classes were compiled to
 * @param testClasses where its test classes were compiled to
 * @param classPath what its main sources compile against, without its own classes
 * @param testClassPath what its tests run with, in order, its own test classes and classes included
 * @param compiler how its main sources are compiled
 * @param testProperties system properties that its build gives to the tests
 * @param testJvmArguments JVM arguments that its build gives to the tests
 * @param testIncludes class file name patterns of its tests as the build has them, such as {@code
 *     **}{@code /*Test.java}; empty means the usual ones
 * @param testExcludes patterns of test classes that the build leaves out
 */
public record Module(
    String name,
    Path directory,
    List<Path> sourceRoots,
    List<Path> testSourceRoots,
    Path classes,
    Path testClasses,
    List<Path> classPath,
    List<Path> testClassPath,
    CompilerSettings compiler,
    Map<String, String> testProperties,
    List<String> testJvmArguments,
    List<String> testIncludes,
    List<String> testExcludes) {
  public Module {
    sourceRoots = List.copyOf(sourceRoots);
    testSourceRoots = List.copyOf(testSourceRoots);
    classPath = List.copyOf(classPath);
    testClassPath = List.copyOf(testClassPath);
    testProperties = Map.copyOf(testProperties);
    testJvmArguments = List.copyOf(testJvmArguments);
    testIncludes = List.copyOf(testIncludes);
    testExcludes = List.copyOf(testExcludes);
  }
}
