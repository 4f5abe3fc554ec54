package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.statement.StatementResult;
import dev.quern.sql.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowAccessPolicyTest {

  private final TestDatabase database = new TestDatabase();

  @BeforeEach
  void createTable() {
    database.run(
        """
        CREATE TABLE d.orders (id INT64, country STRING, owner STRING);
        INSERT INTO d.orders VALUES
          (1, 'US', 'alice@example.com'), (2, 'EU', 'bob@example.com'), (3, 'JP', 'bob@example.com');
        CREATE VIEW d.v AS SELECT id FROM d.orders\
        """);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void policy(String name, String grantees, String filter) {
    database.run(
        "CREATE ROW ACCESS POLICY %s ON d.orders GRANT TO (%s) FILTER USING (%s)"
            .formatted(name, grantees, filter));
  }

  private List<String> ids(String from) {
    return database.run("SELECT id FROM " + from + " ORDER BY id").stream()
        .map(List::getFirst)
        .toList();
  }

  @Test
  void showsEveryRowOfATableWithoutPolicies() {
    assertThat(ids("d.orders")).containsExactly("1", "2", "3");
  }

  @Test
  void showsTheRowsOfAllPoliciesThatNameTheCaller() {
    policy("us", "'user:ALICE@example.com'", "country = 'US'");
    policy("jp", "'domain:example.com'", "country = 'JP'");
    policy("eu", "'serviceAccount:other@example.com'", "country = 'EU'");

    assertThat(ids("d.orders")).containsExactly("1", "3");
    assertThat(ids("d.v")).containsExactly("1", "3");
  }

  @Test
  void showsNoRowsToOthers() {
    policy("us", "'user:bob@example.com'", "TRUE");

    assertThat(ids("d.orders")).isEmpty();
    assertThat(ids("d.v")).isEmpty();
  }

  @Test
  void knowsGroupsAndTheSessionUser() {
    policy("own", "'group:staff@example.com'", "owner = SESSION_USER()");
    database.callAs("bob@example.com", "staff@example.com");

    assertThat(ids("d.orders")).containsExactly("2", "3");
  }

  @Test
  void refusesToChangeRowsWithoutSeeingThemAll() {
    policy("us", "'allAuthenticatedUsers'", "country = 'US'");
    assertThatThrownBy(() -> database.run("DELETE FROM d.orders WHERE TRUE"))
        .hasMessageStartingWith("Access Denied: Table test-project:d.orders");

    policy("everything", "'user:alice@example.com'", "true");
    database.run("DELETE FROM d.orders WHERE id = 2");
    assertThat(ids("d.orders")).containsExactly("1", "3");
  }

  @Test
  void dropsPolicies() {
    policy("a", "'user:bob@example.com'", "TRUE");
    policy("b", "'user:bob@example.com'", "TRUE");

    assertThat(outcome("DROP ROW ACCESS POLICY a ON d.orders").operation()).isEqualTo("DROP");
    assertThat(outcome("DROP ROW ACCESS POLICY IF EXISTS a ON d.orders").operation())
        .isEqualTo("SKIP");
    assertThatThrownBy(() -> database.run("DROP ROW ACCESS POLICY a ON d.orders"))
        .hasMessageStartingWith("Not found: Row access policy a");
    assertThat(outcome("DROP ALL ROW ACCESS POLICIES ON d.orders").policies().orElseThrow().count())
        .isEqualTo(1);
    assertThat(ids("d.orders")).hasSize(3);
  }

  private StatementResult.Defined outcome(String sql) {
    return (StatementResult.Defined) database.result(sql).outcome();
  }

  @Test
  void refusesAFilterThatIsNoCondition() {
    assertThatThrownBy(() -> policy("bad", "'allUsers'", "id + 1"))
        .hasMessageContaining("FILTER USING should return type BOOL, but returns INT64");
    assertThatThrownBy(() -> policy("bad", "'allUsers'", "nothing = 1"))
        .hasMessageContaining("Unrecognized name: nothing");
  }
}
