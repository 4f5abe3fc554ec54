package dev.quern.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalResolverTest {

  private final PrincipalResolver resolver =
      new PrincipalResolver(
          "default@example.com",
          Map.of("known", "user:token@example.com"),
          token -> token.equals("jwt") ? Optional.of("claim@example.com") : Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "user:name@example.com, Bearer known, name@example.com",
    "name@example.com, , name@example.com",
    "' ', Bearer known, token@example.com",
    ", Bearer jwt, claim@example.com",
    ", Bearer other, default@example.com",
    ", Basic known, default@example.com",
    ", , default@example.com"
  })
  void believesTheNameThenTheToken(String name, String authorization, String email) {
    assertThat(
            resolver
                .resolve(
                    Optional.ofNullable(name), Optional.empty(), Optional.ofNullable(authorization))
                .email())
        .isEqualTo(email);
  }

  @Test
  void listsGroups() {
    assertThat(
            resolver
                .resolve(
                    Optional.empty(),
                    Optional.of("group:a@example.com, b@example.com,"),
                    Optional.empty())
                .groups())
        .isEqualTo(Set.of("a@example.com", "b@example.com"));
  }
}
