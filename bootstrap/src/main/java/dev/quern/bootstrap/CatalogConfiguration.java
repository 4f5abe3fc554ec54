package dev.quern.bootstrap;

import dev.quern.catalog.Catalog;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.ViewAnalyzer;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock and the catalog. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  ViewAnalyzer viewAnalyzer() {
    return (query, dataset, catalog) -> TableSchema.EMPTY;
  }

  @Bean
  Catalog catalog(InstantSource clock) {
    return Catalog.inMemory(clock);
  }
}
