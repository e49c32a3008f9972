package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.resolution.types.ResolvedType;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** A map or set of enum constants is an array of them. */
final class EnumKeys implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MAP-4",
          "HashMap or HashSet of an enum -> EnumMap or EnumSet",
          "a HashMap or HashSet with an enum for keys, made for a variable of type Map or Set",
          List.of("null as a key", "the order of iteration"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (ObjectCreationExpr creation : context.all(ObjectCreationExpr.class)) {
      boolean plain =
          creation.getAnonymousClassBody().isEmpty() && creation.getArguments().isEmpty();
      if (plain
          && creation.getParentNode().orElse(null) instanceof VariableDeclarator variable
          && variable.getType() instanceof ClassOrInterfaceType type) {
        change(context, rewrite, creation, type);
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "An enum's constants are numbered: their place in an array needs no hash.");
  }

  private static void change(
      RuleContext context,
      Rewrite rewrite,
      ObjectCreationExpr creation,
      ClassOrInterfaceType type) {
    Optional<String> made = context.types().name(creation);
    Optional<Type> key = type.getTypeArguments().filter(a -> !a.isEmpty()).map(a -> a.get(0));
    if (made.isEmpty() || key.isEmpty() || !isEnum(context, creation, key.get())) {
      return;
    }
    String literal = key.get() + ".class";
    if (made.get().equals("java.util.HashMap") && type.getNameAsString().equals("Map")) {
      rewrite.replace(creation, "new " + rewrite.type("java.util.EnumMap") + "<>(" + literal + ")");
    }
    if (made.get().equals("java.util.HashSet") && type.getNameAsString().equals("Set")) {
      rewrite.replace(creation, rewrite.type("java.util.EnumSet") + ".noneOf(" + literal + ")");
    }
  }

  private static boolean isEnum(RuleContext context, ObjectCreationExpr at, Type key) {
    Optional<String> name = context.types().nameOf(key, at);
    boolean own =
        context.unit().findAll(com.github.javaparser.ast.body.EnumDeclaration.class).stream()
            .anyMatch(e -> e.getFullyQualifiedName().equals(name));
    return own
        || name.flatMap(Jdk::type).filter(Class::isEnum).isPresent()
        || context.types().resolve(key).filter(EnumKeys::isEnum).isPresent();
  }

  private static boolean isEnum(ResolvedType type) {
    return type.isReferenceType()
        && type.asReferenceType().getTypeDeclaration().filter(d -> d.isEnum()).isPresent();
  }
}
