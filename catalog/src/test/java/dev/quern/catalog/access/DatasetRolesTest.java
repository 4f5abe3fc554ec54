package dev.quern.catalog.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.access.DatasetRole;
import dev.quern.domain.access.Principal;
import dev.quern.domain.access.Securable;
import dev.quern.domain.reference.DatasetReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetRolesTest {

  private static final DatasetReference REPORTS = new DatasetReference("p", "reports");
  private static final ProjectMembers MEMBERS =
      new ProjectMembers(
          List.of("user:chief@acme.com"),
          List.of("user:ed@acme.com"),
          List.of("group:readers@acme.com"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"role":"READER","userByEmail":"Ann@acme.com"}                          | READER
          {"role":"WRITER","userByEmail":"bob@acme.com"}                          |
          {"role":"WRITER","groupByEmail":"readers@acme.com"}                     | WRITER
          {"role":"OWNER","domain":"acme.com"}                                    | OWNER
          {"role":"READER","domain":"cme.com"}                                    |
          {"role":"READER","iamMember":"user:ann@acme.com"}                       | READER
          {"role":"READER","iamMember":"allUsers"}                                | READER
          {"role":"READER","specialGroup":"allAuthenticatedUsers"}                | READER
          {"role":"READER","specialGroup":"projectReaders"}                       | READER
          {"role":"WRITER","specialGroup":"projectWriters"}                       |
          {"role":"roles/bigquery.dataEditor","userByEmail":"ann@acme.com"}       | WRITER
          {"role":"roles/bigquery.metadataViewer","userByEmail":"ann@acme.com"}   |
          {"role":"READER","userByEmail":"ann@acme.com","condition":{"expression":"true"}} |
          {"role":"READER","userByEmail":"ann@acme.com","condition":{"expression":"request.time < timestamp(\\"2026-06-01T00:00:00Z\\")"}}  | READER
          {"role":"READER","userByEmail":"ann@acme.com","condition":{"expression":"request.time < timestamp('2026-05-01T12:00:00Z')"}}    |
          {"role":"READER","userByEmail":"ann@acme.com","condition":{"expression":"request.time<=timestamp('2026-05-01T12:00:00Z')"}}     | READER
          {"role":"READER","userByEmail":"ann@acme.com","condition":{"expression":"request.time > timestamp('2026-01-01T00:00:00Z') && request.time < timestamp('2026-06-01T00:00:00Z')"}} | READER
          {"role":"READER","userByEmail":"ann@acme.com","condition":{"expression":"request.time > timestamp('2026-01-01T00:00:00Z') && resource.name == 'x'"}} |
          {"role":"READER","userByEmail":"ann@acme.com","condition":{"expression":"request.time > timestamp('soon')"}} |
          {"view":{"projectId":"p","datasetId":"reports","tableId":"v"}}          |
          """)
  void givesAnnTheRoleOfAnEntry(String entry, String role) {
    Principal ann = new Principal("ann@acme.com", Set.of("readers@acme.com"));
    assertThat(new AccessEntry(entry).role(ann, MEMBERS, Instant.parse("2026-05-01T12:00:00Z")))
        .isEqualTo(Optional.ofNullable(role).map(DatasetRole::valueOf));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"view":{"projectId":"p","datasetId":"reports","tableId":"v"}}       | true  | false
          {"view":{"projectId":"p","datasetId":"reports","tableId":"w"}}       | false | false
          {"routine":{"projectId":"p","datasetId":"reports","routineId":"v"}}  | false | true
          {"dataset":{"dataset":{"projectId":"p","datasetId":"reports"},"targetTypes":["VIEWS"]}}    | true  | false
          {"dataset":{"dataset":{"projectId":"p","datasetId":"reports"},"targetTypes":["ROUTINES"]}} | false | true
          {"dataset":{"dataset":{"projectId":"p","datasetId":"other"},"targetTypes":["VIEWS"]}}      | false | false
          {"role":"READER","iamMember":"allUsers"}                             | false | false
          """)
  void authorizesViewsAndRoutines(String entry, boolean view, boolean routine) {
    AccessEntry parsed = new AccessEntry(entry);
    assertThat(parsed.authorizes(new Securable.OfTable(REPORTS.table("v")))).isEqualTo(view);
    assertThat(parsed.authorizes(new Securable.OfRoutine(REPORTS.routine("v")))).isEqualTo(routine);
  }

  @Test
  void ownersOfTheProjectAreItsEditorsAndViewers() {
    Principal chief = Principal.of("chief@acme.com");
    assertThat(MEMBERS.isEditor(chief)).isTrue();
    assertThat(MEMBERS.isViewer(chief)).isTrue();
    assertThat(MEMBERS.isOwner(Principal.of("ed@acme.com"))).isFalse();
  }
}
