package dev.hasten.agent;

import dev.hasten.agent.Optimized.Ending;
import dev.hasten.agent.catalogue.Catalogue;
import dev.hasten.agent.model.Failure;
import dev.hasten.agent.model.ModelProposer;
import dev.hasten.agent.model.ModelSettings;
import java.util.Optional;

/** Who proposes rewrites in a run: the catalogue, and a model where one is configured. */
final class Proposers {
  private final Catalogue catalogue = Catalogue.standard();
  private final Run run;
  private Optional<ModelProposer> model;
  private Ending ending = Ending.DONE;
  private int proposals;

  private Proposers(Run run, Optional<ModelProposer> model) {
    this.run = run;
    this.model = model;
  }

  static Proposers of(Optional<ModelSettings> settings, Run run) {
    Optional<ModelProposer> model =
        settings.map(m -> ModelProposer.open(m, run.ledger(), run.folder().resolve("exchanges")));
    if (model.isEmpty()) {
      run.note("No model is configured: the catalogue of rewrites works alone.");
    }
    return new Proposers(run, model);
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** The model, as long as it can be asked. */
  Optional<ModelProposer> model() {
    return model;
  }

  /** The model gave no answer: where no other question can help, it is not asked again. */
  void failed(Failure failure, String detail) {
    run.note("The model was not of use: " + failure.words() + " (" + detail + ")");
    if (failure.endsTheModel()) {
      model = Optional.empty();
      ending = failure == Failure.BUDGET ? Ending.BUDGET : Ending.MODEL;
    }
  }

  /** What ended the model's part, or that nothing did. */
  Ending ending() {
    return ending;
  }

  String nextId() {
    return "p" + ++proposals;
  }
}
