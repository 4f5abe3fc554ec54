package dev.quern.bootstrap;

import dev.quern.catalog.Catalog;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.function.JavaTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock, the engine and the catalog. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

  private static final int IDLE_CONNECTIONS = 16;

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  DuckDatabase database(QuernProperties properties) {
    List<Path> folders = new ArrayList<>();
    folders.add(properties.uploads());
    if (!properties.gcsRoot().isEmpty()) {
      folders.add(Path.of(properties.gcsRoot()).toAbsolutePath().normalize());
    }
    DuckOptions options = DuckOptions.IN_MEMORY.accessing(folders);
    if (properties.dataDir().isEmpty()) {
      return DuckDatabase.open(options);
    }
    Path folder = Path.of(properties.dataDir()).toAbsolutePath();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + folder + " cannot be made", e);
    }
    return DuckDatabase.open(options.inFile(folder.resolve("quern.duckdb")));
  }

  @Bean
  JavaTables javaTables(DuckDatabase database) {
    return new JavaTables(database);
  }

  @Bean
  ConnectionPool connections(DuckDatabase database) {
    return new ConnectionPool(database, IDLE_CONNECTIONS);
  }

  @Bean
  Catalog catalog(ConnectionPool connections, InstantSource clock) {
    return Catalog.open(connections, clock);
  }
}
