package dev.hasten.agent.catalogue;

import java.util.List;

/** The rules in the order of the gain that they are expected to bring. */
final class StandardRules {
  private StandardRules() {}

  static List<Rule> inOrder() {
    return List.of(
        new GuardedPattern(), new PrecompiledPattern(), new PlainReplace(), new LoopConcatenation(), new FormatToConcatenation(), new UnsynchronizedBuffer(), new BuilderArguments(), new OffsetOverload(), new CharacterArrayLoop(), new CharacterArray(), new SingleCharacter(), new CaseInsensitiveCompare(), new RedundantString(), new StandardCharset());
  }
}
