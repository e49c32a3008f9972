package dev.hasten.target.bytecode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Comparator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceClassVisitor;

/** Comparison of class files. */
public final class Bytecode {
  private Bytecode() {}

  /**
   * Whether two class files hold the same program: equal but for debug information (lines, local
   * names, parameter names, source file), the order of the constant pool and the class file
   * version.
   */
  public static boolean sameCode(byte[] a, byte[] b) {
    return normalised(a).equals(normalised(b));
  }

  private static String normalised(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG);
    node.version = 0;
    node.innerClasses.sort(Comparator.comparing((InnerClassNode c) -> c.name));
    StringWriter text = new StringWriter();
    node.accept(new TraceClassVisitor(null, new Textifier(), new PrintWriter(text)));
    return text.toString();
  }
}
