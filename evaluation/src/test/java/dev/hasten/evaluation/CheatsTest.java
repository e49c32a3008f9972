package dev.hasten.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rewrites that cheat, each with the gate that has to reject it and a part of what that says. */
class CheatsTest {
  private static final Path CHEATS = Path.of("src/test/cheats");

  @TempDir static Path folder;
  private static CheatTrial trial;

  @BeforeAll
  static void open() throws Exception {
    trial = CheatTrial.open(CHEATS.resolve("project"), folder);
  }

  @AfterAll
  static void close() {
    trial.close();
  }

  static List<Cheat> cheats() {
    return Cheat.in(CHEATS);
  }

  @ParameterizedTest
  @MethodSource("cheats")
  void a_cheat_is_rejected_for_what_it_does(Cheat cheat) {
    CheatTrial.Result result = trial.put(cheat);

    assertThat(result.gate()).as(cheat.what()).isIn(cheat.gates());
    assertThat(result.said()).contains(cheat.says());
  }
}
