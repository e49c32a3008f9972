package dev.hasten.agent.model;

import dev.hasten.agent.ledger.Ledger;
import dev.hasten.agent.ledger.LedgerEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A model behind its budget: asks only what can be paid, and writes every exchange down. */
final class MeteredModel {
  private final ModelSettings settings;
  private final Wiring wiring;
  private final Ledger ledger;
  private final Recording kept;
  private long tokens;
  private double dollars;

  MeteredModel(ModelSettings settings, Wiring wiring, Ledger ledger, Path exchanges) {
    this.settings = settings;
    this.wiring = wiring;
    this.ledger = ledger;
    this.kept = new Recording(exchanges);
  }

  Reply ask(Question question) {
    long tokensAtMost = question.tokens() + question.answerTokens();
    double dollarsAtMost = settings.price().dollars(question.tokens(), question.answerTokens());
    if (tokens + tokensAtMost > settings.maxTokens()) {
      return new Reply.Failed(
          Failure.BUDGET, tokens + " of " + settings.maxTokens() + " tokens are spent");
    }
    if (dollars + dollarsAtMost > settings.maxDollars()) {
      return new Reply.Failed(
          Failure.BUDGET,
          String.format(
              java.util.Locale.ROOT,
              "$%.4f of $%.2f are spent and the next question may cost $%.4f",
              dollars,
              settings.maxDollars(),
              dollarsAtMost));
    }
    Instant start = Instant.now();
    Reply reply = wiring.send(question);
    record(question, reply, Duration.between(start, Instant.now()));
    return reply;
  }

  private void record(Question question, Reply reply, Duration took) {
    String answer = "";
    String failure = "";
    long in = 0;
    long out = 0;
    if (reply instanceof Reply.Answered a) {
      answer = a.text();
      in = a.tokensIn();
      out = a.tokensOut();
      kept.keep(settings.name(), question, a);
    } else if (reply instanceof Reply.Failed f) {
      failure = f.failure().words() + ": " + f.detail();
    }
    double cost = settings.price().dollars(in, out);
    tokens += in + out;
    dollars += cost;
    ledger.append(
        new LedgerEntry.Exchanged(
            question.key(settings.name()),
            settings.name(),
            question.purpose() + " " + question.subject(),
            question.text(),
            answer,
            failure,
            in,
            out,
            cost,
            took.toMillis() / 1000.0));
  }
}
