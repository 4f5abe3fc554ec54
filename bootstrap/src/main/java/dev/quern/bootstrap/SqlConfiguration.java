package dev.quern.bootstrap;

import dev.quern.catalog.Catalog;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.Principal;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobListing;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.StatementRunner;
import dev.quern.domain.statement.ViewAnalyzer;
import dev.quern.jobs.JobService;
import dev.quern.jobs.object.ObjectStore;
import dev.quern.jobs.query.QueryColumns;
import dev.quern.jobs.query.QueryRunner;
import dev.quern.jobs.table.RowsDestination;
import dev.quern.scripting.ScriptRunner;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.storage.Engine;
import dev.quern.storage.result.ResultStore;
import dev.quern.udf.js.JavaScriptFunctions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** GoogleSQL and what runs it. */
@Configuration(proxyBeanMethods = false)
class SqlConfiguration {

  @Bean
  JavaScriptFunctions javaScript(ObjectProvider<ObjectStore> objects) {
    return new JavaScriptFunctions(uri -> Libraries.text(objects.getObject(), uri));
  }

  @Bean
  StatementExecutor statementExecutor(
      Catalog catalog,
      Engine engine,
      ObjectProvider<JobService> jobs,
      DataMover mover,
      InstantSource clock,
      JavaScriptFunctions javaScript,
      AccessRules rules) {
    return new StatementExecutor(
        catalog,
        engine,
        new LateJobs(SingletonSupplier.of(jobs::getObject)),
        mover,
        clock,
        javaScript,
        rules);
  }

  /** The jobs, whose service is made after what runs their statements. */
  private record LateJobs(SingletonSupplier<JobService> service) implements JobListing {

    @Override
    public List<Job> jobs(String projectId) {
      return service.obtain().jobs(projectId);
    }

    @Override
    public Optional<KeptRows> anonymousRows(TableReference table, Principal caller) {
      return service.obtain().anonymousRows(table, caller);
    }
  }

  @Bean
  AccessRules accessRules(QuernProperties properties, InstantSource clock) {
    return properties.security().rules(properties.email(), clock);
  }

  @Bean
  ScriptRunner statementRunner(
      StatementExecutor statements, ResultStore results, InstantSource clock) {
    return new ScriptRunner(statements, results::keep, clock);
  }

  @Bean
  ViewAnalyzer viewAnalyzer(StatementRunner statements, QuernProperties properties) {
    return new QueryColumns(statements, properties.location(), Principal.of(properties.email()));
  }

  @Bean
  QueryRunner queryRunner(
      StatementRunner statements,
      ResultStore results,
      RowsDestination destination,
      InstantSource clock,
      ObjectProvider<JobService> jobs) {
    return new QueryRunner(
        statements,
        results::keep,
        destination,
        (script, step) -> jobs.getObject().addChild(script, step),
        clock);
  }
}
