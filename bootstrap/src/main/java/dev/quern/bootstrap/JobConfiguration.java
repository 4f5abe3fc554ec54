package dev.quern.bootstrap;

import dev.quern.adapter.rest.upload.UploadFolder;
import dev.quern.catalog.Catalog;
import dev.quern.catalog.Partition;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.reference.DecoratedTable;
import dev.quern.domain.statement.SessionTables;
import dev.quern.domain.statement.StatementRunner;
import dev.quern.jobs.DestinationRights;
import dev.quern.jobs.JobArchive;
import dev.quern.jobs.JobMemory;
import dev.quern.jobs.JobService;
import dev.quern.jobs.TaskRunners;
import dev.quern.jobs.archive.JobFiles;
import dev.quern.jobs.copy.CopyRunner;
import dev.quern.jobs.extract.ExtractRunner;
import dev.quern.jobs.extract.FileExporter;
import dev.quern.jobs.insert.RowInserter;
import dev.quern.jobs.load.ExternalFiles;
import dev.quern.jobs.load.LoadRunner;
import dev.quern.jobs.load.SessionLoads;
import dev.quern.jobs.move.FileMover;
import dev.quern.jobs.object.ObjectFolder;
import dev.quern.jobs.object.ObjectServer;
import dev.quern.jobs.object.ObjectStore;
import dev.quern.jobs.query.QueryRunner;
import dev.quern.jobs.table.GovernedReader;
import dev.quern.jobs.table.RowsDestination;
import dev.quern.jobs.table.TableAppender;
import dev.quern.jobs.table.TableReader;
import dev.quern.jobs.table.TableWriter;
import dev.quern.jobs.table.Transactions;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.function.JavaTables;
import dev.quern.storage.result.ResultStore;
import dev.quern.streaming.write.DefaultValues;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jobs and what runs them. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

  @Bean
  JobService jobService(
      QuernProperties properties,
      Engine engine,
      InstantSource clock,
      QueryRunner queries,
      Catalog catalog,
      LoadRunner loads,
      SessionTables sessions,
      ExtractRunner extracts,
      CopyRunner copies,
      AccessRules rules,
      JobMemory memory,
      JobMetrics metrics,
      MeterRegistry registry) {
    int slots =
        properties.slots() > 0
            ? properties.slots()
            : Math.max(2, Runtime.getRuntime().availableProcessors());
    JobService service =
        new JobService(
            new TaskRunners(
                queries,
                new SessionLoads(loads, sessions),
                copies,
                extracts,
                DestinationRights.of(catalog, rules)),
            clock,
            slots,
            engine.database().threads().factory("job"),
            memory,
            rules,
            metrics);
    Gauge.builder("quern.jobs.waiting", service, JobService::waiting)
        .description("Jobs that wait for a slot")
        .register(registry);
    Gauge.builder("quern.jobs.running", service, JobService::running)
        .description("Jobs that run")
        .register(registry);
    return service;
  }

  @Bean
  JobMemory jobMemory(QuernProperties properties, Catalog catalog, TableReader reader) {
    int limit = properties.rememberedJobs();
    return new JobMemory(
        limit,
        properties.dataDir().isEmpty()
            ? JobArchive.NONE
            : new JobFiles(Path.of(properties.dataDir(), "jobs").toAbsolutePath(), limit),
        name ->
            catalog
                .view()
                .table(DecoratedTable.of(name).table())
                .filter(table -> table.storage().isPresent())
                .map(table ->
                    reader.rows(
                        table, Partition.of(table, DecoratedTable.of(name)), table.schema())));
  }

  @Bean
  ObjectStore objectStore(QuernProperties properties) {
    return properties.gcsRoot().isEmpty() && !properties.gcsHost().isEmpty()
        ? new ObjectServer(properties.gcsHost(), properties.uploads())
        : new ObjectFolder(
            Optional.of(properties.gcsRoot()).filter(root -> !root.isEmpty()).map(Path::of));
  }

  @Bean
  LoadRunner loadRunner(
      Transactions transactions,
      TableWriter writer,
      TableAppender appender,
      ObjectStore objects,
      Engine engine,
      ObjectProvider<DefaultValues> defaults) {
    return new LoadRunner(
        transactions, writer, appender, objects, engine.kernels(), defaults::getObject);
  }

  @Bean
  DataMover dataMover(
      FileExporter exporter,
      LoadRunner loads,
      ObjectStore objects,
      ConnectionPool connections,
      JavaTables javaTables,
      Engine engine) {
    return new FileMover(
        exporter, loads, new ExternalFiles(objects, connections, javaTables, engine.kernels()));
  }

  @Bean
  FileExporter fileExporter(
      ObjectStore objects,
      ConnectionPool connections,
      JavaTables javaTables,
      QuernProperties properties) {
    return new FileExporter(objects, connections, javaTables, properties.uploads());
  }

  @Bean
  ExtractRunner extractRunner(
      Catalog catalog,
      GovernedReader reader,
      FileExporter exporter,
      ObjectProvider<JobService> jobs) {
    return new ExtractRunner(
        catalog,
        reader,
        exporter,
        (table, caller) -> jobs.getObject().anonymousRows(table, caller));
  }

  @Bean
  CopyRunner copyRunner(
      Transactions transactions,
      TableWriter writer,
      InstantSource clock,
      Catalog catalog,
      AccessRules rules,
      RowsDestination destination,
      ObjectProvider<JobService> jobs) {
    return new CopyRunner(
        transactions,
        writer,
        clock,
        catalog,
        rules,
        (table, caller) -> jobs.getObject().anonymousRows(table, caller),
        destination);
  }

  @Bean
  RowsDestination rowsDestination(
      Transactions transactions, TableWriter writer, TableAppender appender, TableReader reader) {
    return new RowsDestination(transactions, writer, appender, reader);
  }

  @Bean
  GovernedReader governedReader(
      Catalog catalog,
      TableReader reader,
      StatementRunner statements,
      ResultStore results,
      QuernProperties properties,
      AccessRules rules) {
    return new GovernedReader(
        catalog, reader, statements, results::keep, properties.location(), rules);
  }

  @Bean
  Transactions transactions(Catalog catalog) {
    return new Transactions(catalog);
  }

  @Bean
  TableWriter tableWriter(InstantSource clock) {
    return new TableWriter(clock);
  }

  @Bean
  TableAppender tableAppender(JavaTables javaTables) {
    return new TableAppender(javaTables);
  }

  @Bean
  DefaultValues defaultValues(StatementExecutor statements, QuernProperties properties) {
    return new DefaultValues(statements, properties.location());
  }

  @Bean
  RowInserter rowInserter(
      Catalog catalog, Engine engine, InstantSource clock, DefaultValues defaults) {
    return new RowInserter(catalog, engine.committer(), clock, defaults);
  }

  @Bean
  TableReader tableReader(Catalog catalog, ConnectionPool connections, InstantSource clock) {
    return new TableReader(catalog, connections, clock);
  }

  @Bean
  UploadFolder uploadFolder(QuernProperties properties) {
    return new UploadFolder(properties.uploads());
  }
}
