package dev.quern.bootstrap;

import dev.quern.catalog.Catalog;
import dev.quern.domain.statement.StatementRunner;
import dev.quern.domain.statement.ViewAnalyzer;
import dev.quern.jobs.query.QueryColumns;
import dev.quern.jobs.query.QueryRunner;
import dev.quern.jobs.result.MemoryRows;
import dev.quern.jobs.table.RowsDestination;
import dev.quern.jobs.table.TableAppender;
import dev.quern.jobs.table.TableWriter;
import dev.quern.jobs.table.Transactions;
import dev.quern.scripting.ScriptRunner;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.function.KernelRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** GoogleSQL and what runs it. */
@Configuration(proxyBeanMethods = false)
class SqlConfiguration {

  @Bean
  KernelRegistry kernels(DuckDatabase database) {
    return new KernelRegistry(database);
  }

  @Bean
  StatementExecutor statementExecutor(
      Catalog catalog, ConnectionPool connections, KernelRegistry kernels, InstantSource clock) {
    return new StatementExecutor(catalog, connections, kernels, clock);
  }

  @Bean
  StatementRunner statementRunner(StatementExecutor statements) {
    return new ScriptRunner(statements);
  }

  @Bean
  ViewAnalyzer viewAnalyzer(StatementRunner statements, QuernProperties properties) {
    return new QueryColumns(statements, properties.location());
  }

  @Bean
  QueryRunner queryRunner(
      StatementRunner statements,
      Transactions transactions,
      TableWriter writer,
      TableAppender appender) {
    return new QueryRunner(
        statements, MemoryRows::keep, new RowsDestination(transactions, writer, appender));
  }
}
