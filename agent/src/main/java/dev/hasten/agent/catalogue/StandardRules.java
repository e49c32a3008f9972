package dev.hasten.agent.catalogue;

import java.util.List;

/** The rules in the order of the gain that they are expected to bring. */
final class StandardRules {
  private StandardRules() {}

  static List<Rule> inOrder() {
    return List.of(
        new ListLookupInLoop(),
        new BulkOperandSet(),
        new SearchedConstantList(),
        new ClassLoop(),
        new ClassSearch(),
        new ParseCheck(),
        new GuardedPattern(),
        new PrecompiledPattern(),
        new PlainReplace(),
        new LoopConcatenation(),
        new FormatToConcatenation(),
        new SingleLookup(),
        new UnsharedStream(),
        new FieldInLoop(),
        new ElementInLoop(),
        new CharacterFilter(),
        new HashOfValues(),
        new UnsynchronizedBuffer(),
        new BuilderArguments(),
        new OffsetOverload(),
        new LinkedListReplaced(),
        new FirstOfSorted(),
        new EntryIteration(),
        new ConstantArray(),
        new InvariantCall(),
        new RepeatedLookup(),
        new BoxedLocal(),
        new ParseWithoutBox(),
        new PrimitiveComparator(),
        new EnumValues(),
        new SmallPower(),
        new ShortCircuitStream(),
        new LazyDefault(),
        new PresizedBuilder(),
        new ArrayCopy(),
        new BulkAddition(),
        new CharacterArray(),
        new CharacterArrayLoop(),
        new SingleCharacter(),
        new KeySetLookup(),
        new CaseInsensitiveCompare(),
        new RedundantString(),
        new StandardCharset(),
        new SingleCharacterEnd(),
        new EmptyArrayArgument(),
        new SetAnswer(),
        new EqualsChain(),
        new BuilderQuestion(),
        new BoxFactory(),
        new ConstantObject(),
        new EnumKeys(),
        new GuardedLog(),
        new CheapFirst(),
        new StreamToLoop(),
        new BulkRemoval());
  }
}
