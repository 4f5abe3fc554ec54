package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.access.MaskingRule;
import dev.quern.domain.access.PolicyTags;
import dev.quern.domain.access.PolicyTags.Mask;
import dev.quern.domain.access.PolicyTags.PolicyTag;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.sql.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnSecurityTest {

  private static final String TAG = "projects/p/locations/us/taxonomies/1/policyTags/";
  private static final String REFUSAL =
      "Access Denied: BigQuery BigQuery: User has neither fine-grained reader nor masked get"
          + " permission to get data protected by policy tag \""
          + TAG;

  private final TestDatabase database = new TestDatabase();

  @BeforeEach
  void createTable() {
    database.run(
        """
        CREATE TABLE d.people (
          id INT64, ssn STRING, mail STRING, born DATE,
          home STRUCT<city STRING, street STRING>, past ARRAY<STRUCT<city STRING, street STRING>>);
        INSERT INTO d.people VALUES
          (1, '123456789', 'ann@example.com', '1990-05-17', ('Paris', 'Rue 1'), [('Rome', 'Via 2')]),
          (2, '7', 'nobody', NULL, NULL, []);
        CREATE VIEW d.v AS SELECT * FROM d.people;
        CREATE TABLE d.other (id INT64, ssn STRING)\
        """);
    tag(List.of("ssn"), "secret");
    tag(List.of("mail"), "mail");
    tag(List.of("born"), "born");
    tag(List.of("home", "street"), "street");
    tag(List.of("past", "street"), "street");
    List<PolicyTag> tags = new ArrayList<>();
    tags.add(new PolicyTag(TAG + "secret", List.of("user:chief@example.com"), List.of()));
    tags.add(masked("mail", MaskingRule.EMAIL_MASK));
    tags.add(masked("born", MaskingRule.DATE_YEAR_MASK));
    tags.add(masked("street", MaskingRule.ALWAYS_NULL));
    database.restrictColumns(new PolicyTags(tags));
  }

  private static PolicyTag masked(String name, MaskingRule rule) {
    return new PolicyTag(
        TAG + name,
        List.of("user:chief@example.com"),
        List.of(new Mask(rule, List.of("user:alice@example.com"))));
  }

  private void tag(List<String> path, String name) {
    database
        .catalog()
        .change(transaction -> {
          Table table =
              transaction.view().table(TestDatabase.DATASET.table("people")).orElseThrow();
          return transaction.replaceTable(
              table.withSchema(new TableSchema(tagged(table.schema().fields(), path, name))));
        });
  }

  private static List<SchemaField> tagged(
      List<SchemaField> fields, List<String> path, String name) {
    return fields.stream()
        .map(field -> {
          if (!field.name().equals(path.getFirst())) {
            return field;
          }
          return path.size() == 1
              ? field.withAttributes(field.attributes().withPolicyTags(List.of(TAG + name)))
              : field.withFields(tagged(field.fields(), path.subList(1, path.size()), name));
        })
        .toList();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<String> rows(String sql) {
    return database.run(sql).stream().map(row -> String.join("|", row)).toList();
  }

  @Test
  void showsEverythingToFineGrainedReaders() {
    database.callAs("chief@example.com");

    assertThat(rows("SELECT ssn, mail, born, home.street FROM d.people WHERE id = 1"))
        .containsExactly("123456789|ann@example.com|1990-05-17|Rue 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT * FROM d.people",
        "SELECT ssn FROM d.people",
        "SELECT id FROM d.people WHERE ssn = '7'",
        "SELECT COUNT(DISTINCT ssn) FROM d.people",
        "SELECT id FROM d.people ORDER BY ssn",
        "SELECT p FROM d.people AS p",
        "SELECT TO_JSON_STRING(p) FROM d.people AS p",
        "SELECT ssn FROM d.v",
        "SELECT (SELECT MAX(ssn) FROM d.people)",
        "SELECT 1 FROM d.other JOIN d.people USING (ssn)",
        "WITH c AS (SELECT ssn FROM d.people) SELECT * FROM c",
        "INSERT INTO d.other SELECT id, ssn FROM d.people",
        "UPDATE d.people SET mail = ssn WHERE TRUE",
        "DELETE FROM d.people WHERE mail = 'nobody'",
        "UPDATE d.other SET ssn = p.ssn FROM d.people AS p WHERE p.id = other.id",
        "MERGE d.other AS o USING d.people AS p ON o.id = p.id WHEN MATCHED THEN UPDATE SET ssn = p.ssn",
        "CREATE TABLE d.c AS SELECT ssn FROM d.people",
        "CREATE TABLE d.c COPY d.people",
        "CREATE TABLE d.c CLONE d.people",
        "CREATE SNAPSHOT TABLE d.c CLONE d.people",
        "SELECT ssn FROM d.people FOR SYSTEM_TIME AS OF CURRENT_TIMESTAMP()",
        "SELECT ssn FROM APPENDS(TABLE d.people, NULL, NULL)",
        "SELECT ssn FROM `d.peop*`"
      })
  void refusesStatementsThatNeedValuesTheCallerMayNotSee(String sql) {
    assertThatThrownBy(() -> database.run(sql)).hasMessageStartingWith(REFUSAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT COUNT(*) FROM d.people; 2",
        "SELECT id FROM (SELECT * FROM d.v) WHERE id = 2; 2",
        "SELECT * EXCEPT (ssn, mail, born, home, past) FROM d.people WHERE id = 1; 1",
        "UPDATE d.people SET ssn = 'x' WHERE id = 1; -",
        "DELETE FROM d.people WHERE id = 1; -",
        "INSERT INTO d.people (id, ssn) VALUES (3, '8'); -"
      })
  void allowsStatementsThatDoWithoutThem(String sql, String result) {
    assertThat(rows(sql))
        .containsExactlyElementsOf(result.equals("-") ? List.of() : List.of(result));
  }

  @Test
  void masksColumnsAndFieldsOfStructs() {
    assertThat(rows("SELECT mail, born, home, past FROM d.people ORDER BY id"))
        .containsExactly(
            "XXXXX@example.com|1990-01-01|{Paris, NULL}|[{Rome, NULL}]",
            "Y4KzzIgUErd7/K7tAmABwA2eMCXmbCD25+kvB5hRRio=|NULL|NULL|[]");
    assertThat(rows("SELECT id FROM d.v WHERE mail = 'ann@example.com'")).isEmpty();
    assertThat(rows("SELECT home.city FROM d.people WHERE id = 1")).containsExactly("Paris");
  }

  @Test
  void filtersRowsByValuesAsTheyAre() {
    database.run(
        "CREATE ROW ACCESS POLICY p ON d.people GRANT TO ('allUsers') FILTER USING (ssn = '7')");

    assertThat(rows("SELECT id FROM d.people")).containsExactly("2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SHA256; ssn; FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=",
        "LAST_FOUR_CHARACTERS; ssn; XXXXX6789",
        "FIRST_FOUR_CHARACTERS; ssn; 1234XXXXX",
        "DEFAULT_MASKING_VALUE; ssn; ''",
        "DEFAULT_MASKING_VALUE; born; 1970-01-01",
        "ALWAYS_NULL; born; NULL"
      })
  void masksByEveryRule(MaskingRule rule, String column, String expected) {
    database.restrictColumns(new PolicyTags(List.of(masked("secret", rule), masked("born", rule))));

    assertThat(rows("SELECT " + column + " FROM d.people WHERE id = 1"))
        .containsExactlyElementsOf(Arrays.asList(expected));
  }

  @Test
  void refusesARuleThatDoesNotGoWithTheType() {
    database.restrictColumns(new PolicyTags(List.of(masked("born", MaskingRule.EMAIL_MASK))));

    assertThatThrownBy(() -> database.run("SELECT born FROM d.people"))
        .hasMessageContaining("Masking rule EMAIL_MASK is not supported for columns of type DATE");
  }
}
