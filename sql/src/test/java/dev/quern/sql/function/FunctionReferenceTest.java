package dev.quern.sql.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FunctionReferenceTest {

  private static final Path PAGE = Path.of("../docs/reference/functions.md");

  @Test
  void theReferencePageIsUpToDate() throws IOException {
    String text = FunctionReference.text();
    if ("write".equals(System.getProperty("quern.reference"))) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, text);
    }
    assertThat(Files.readString(PAGE))
        .as("run this test with -Dquern.reference=write")
        .isEqualTo(text);
  }
}
