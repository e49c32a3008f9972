package dev.hasten.agent;

import dev.hasten.agent.options.Option;

/** A setting whose text has the right form and names nothing. */
public final class UnusableSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Option option;
  private final String text;
  private final String wanted;

  private UnusableSettingException(Option option, String text, String wanted) {
    super(option.key() + ": " + text);
    this.option = option;
    this.text = text;
    this.wanted = wanted;
  }

  static UnusableSettingException of(Option option, String text, String wanted) {
    return new UnusableSettingException(option, text, wanted);
  }

  /** Which option. */
  public Option option() {
    return option;
  }

  /** What it was set to. */
  public String text() {
    return text;
  }

  /** What it may be. */
  public String wanted() {
    return wanted;
  }
}
