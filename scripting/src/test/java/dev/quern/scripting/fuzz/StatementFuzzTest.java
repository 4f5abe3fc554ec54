package dev.quern.scripting.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementFuzzTest {

  private static final int STATEMENTS = Integer.getInteger("quern.fuzz.statements", 20_000);
  private static final long SEED = Long.getLong("quern.fuzz.seed", 20_261_121L);

  @TempDir private Path folder;

  @Test
  void answersEveryStatementWithRowsOrAnErrorOfTheUser() {
    StatementFuzz fuzz = new StatementFuzz(SEED, folder);

    assertThat(fuzz.run(STATEMENTS)).isEmpty();
    assertThat(fuzz.answered()).isGreaterThan(STATEMENTS / 20);
  }
}
