package dev.quern.bootstrap;

import dev.quern.catalog.Catalog;
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
  Catalog catalog(InstantSource clock) {
    return Catalog.inMemory(clock);
  }
}
