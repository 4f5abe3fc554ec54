package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQuery.DatasetDeleteOption;
import com.google.cloud.bigquery.BigQuery.DatasetListOption;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Dataset;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Datasets through the Java client. */
@WithServer
class DatasetsTest {

  private final Server server;
  private final BigQuery bigquery;

  DatasetsTest(Server server) {
    this.server = server;
    this.bigquery = server.client();
  }

  @Test
  void createsAndFindsADataset() {
    String name = server.uniqueName("made");
    Dataset created =
        bigquery.create(
            DatasetInfo.newBuilder(name)
                .setFriendlyName("Sales")
                .setDescription("All of them")
                .setDefaultTableLifetime(7_200_000L)
                .setLabels(Map.of("team", "data"))
                .setLocation("EU")
                .setMaxTimeTravelHours(72L)
                .build());

    Dataset found = bigquery.getDataset(name);
    assertThat(found).isEqualTo(created);
    assertThat(found.getFriendlyName()).isEqualTo("Sales");
    assertThat(found.getDescription()).isEqualTo("All of them");
    assertThat(found.getDefaultTableLifetime()).isEqualTo(7_200_000L);
    assertThat(found.getLabels()).containsExactly(Map.entry("team", "data"));
    assertThat(found.getLocation()).isEqualTo("EU");
    assertThat(found.getAcl()).hasSize(4);
    assertThat(found.getCreationTime()).isPositive();
    assertThat(found.getEtag()).isNotEmpty();
  }

  @Test
  void refusesTheSameNameTwice() {
    String name = server.uniqueName("twice");
    bigquery.create(DatasetInfo.of(name));

    BigQueryException refusal =
        catchThrowableOfType(BigQueryException.class, () -> bigquery.create(DatasetInfo.of(name)));

    assertThat(refusal.getCode()).isEqualTo(409);
    assertThat(refusal.getReason()).isEqualTo("duplicate");
    assertThat(refusal).hasMessage("Already Exists: Dataset acme:" + name);
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(bigquery.getDataset("never_made")).isNull();
    assertThat(bigquery.delete(DatasetId.of("never_made"))).isFalse();
  }

  @Test
  void changesADataset() {
    Dataset created =
        bigquery.create(
            DatasetInfo.newBuilder(server.uniqueName("changed"))
                .setLabels(Map.of("a", "1", "b", "2"))
                .setDescription("old")
                .build());

    Dataset changed =
        bigquery.update(
            created.toBuilder().setDescription("new").setLabels(Map.of("a", "3")).build());

    assertThat(changed.getDescription()).isEqualTo("new");
    assertThat(changed.getLabels()).containsEntry("a", "3");
    assertThat(changed.getEtag()).isNotEqualTo(created.getEtag());
    assertThat(changed.getCreationTime()).isEqualTo(created.getCreationTime());
  }

  @Test
  void listsDatasetsPageByPage() {
    for (int i = 0; i < 5; i++) {
      bigquery.create(
          DatasetInfo.newBuilder(server.uniqueName("paged"))
              .setLabels(Map.of("listing", "pages"))
              .build());
    }

    assertThat(
            bigquery
                .listDatasets(
                    DatasetListOption.pageSize(2),
                    DatasetListOption.labelFilter("labels.listing:pages"))
                .iterateAll())
        .hasSize(5)
        .extracting(dataset -> dataset.getDatasetId().getDataset())
        .isSorted();
  }

  @Test
  void removesADatasetInUseOnlyWithItsContents() {
    String name = server.uniqueName("full");
    bigquery.create(DatasetInfo.of(name));
    bigquery.create(TableInfo.of(TableId.of(name, "t"), StandardTableDefinition.of(Schema.of())));

    BigQueryException refusal =
        catchThrowableOfType(BigQueryException.class, () -> bigquery.delete(DatasetId.of(name)));
    assertThat(refusal.getCode()).isEqualTo(400);
    assertThat(refusal.getReason()).isEqualTo("resourceInUse");

    assertThat(bigquery.delete(DatasetId.of(name), DatasetDeleteOption.deleteContents())).isTrue();
    assertThat(bigquery.getDataset(name)).isNull();
  }
}
