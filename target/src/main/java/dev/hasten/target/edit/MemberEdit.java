package dev.hasten.target.edit;

/**
 * An edit that names members instead of places in the text.
 *
 * <p>A type is named as sources name it, {@code a.b.Outer.Inner}; a member by its name and, for a
 * method or constructor, its parameter types: {@code find(String,int)}.
 */
public sealed interface MemberEdit {
  /** The type whose file is edited. */
  String type();

  /**
   * Puts another declaration in the place of a member.
   *
   * @param type the type that holds it
   * @param member which member
   * @param code the whole new declaration, with its modifiers
   */
  record Replace(String type, String member, String code) implements MemberEdit {}

  /**
   * Adds members behind the last of a type.
   *
   * @param type the type that receives them
   * @param code one or several whole declarations
   */
  record Add(String type, String code) implements MemberEdit {}

  /**
   * Takes a member away.
   *
   * @param type the type that holds it
   * @param member which member
   */
  record Remove(String type, String member) implements MemberEdit {}

  /**
   * Adds an import where it is not there yet.
   *
   * @param type a type in the file that receives it
   * @param name what is imported, {@code java.util.Map} or {@code static a.B.c}
   */
  record Import(String type, String name) implements MemberEdit {}
}
