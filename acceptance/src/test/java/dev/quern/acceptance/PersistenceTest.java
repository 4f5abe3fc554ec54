package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a data folder keeps what clients made. */
class PersistenceTest {

  @TempDir private Path folder;

  private Server start() {
    return new Server(
        "--quern.port=0",
        "--quern.grpc-port=0",
        "--quern.banner=false",
        "--quern.project=" + Server.PROJECT,
        "--quern.data-dir=" + folder);
  }

  @Test
  void findsItsDatasetsAndTablesAgain() {
    String etag;
    try (Server server = start()) {
      server.send("POST", "datasets", "{\"datasetReference\":{\"datasetId\":\"kept\"}}");
      etag =
          server
              .send(
                  "POST",
                  "datasets/kept/tables",
                  "{\"tableReference\":{\"datasetId\":\"kept\",\"tableId\":\"t\"},\"schema\":"
                      + "{\"fields\":[{\"name\":\"a\",\"type\":\"RECORD\",\"fields\":["
                      + "{\"name\":\"b\",\"type\":\"GEOGRAPHY\",\"mode\":\"REPEATED\"}]}]}}")
              .body()
              .at("/etag")
              .asString();
    }

    try (Server server = start()) {
      Server.Answer table = server.get("datasets/kept/tables/t");
      assertThat(table.status()).isEqualTo(200);
      assertThat(table.body().at("/etag").asString()).isEqualTo(etag);
      assertThat(table.body().at("/schema/fields/0/fields/0/type").asString())
          .isEqualTo("GEOGRAPHY");
      assertThat(server.get("datasets/kept/tables/t/data").body().at("/totalRows").asString())
          .isEqualTo("0");
    }
  }
}
