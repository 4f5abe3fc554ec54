package dev.quern.bootstrap;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * All that can be configured, as {@code quern.*} properties or {@code QUERN_*} environment
 * variables; {@code docs/configuration.md} is this table for people.
 *
 * @param port port of the REST API
 * @param grpcPort port of the gRPC API
 * @param sharedPort port of both APIs, encrypted or not; -1 for none
 * @param host address to listen on
 * @param project the project that exists from the start
 * @param location where new datasets live
 * @param email the caller of requests without credentials
 * @param dataDir folder of the data; empty for a server that forgets all when it stops
 * @param gcsRoot folder that stands for Cloud Storage, one folder per bucket; empty for none
 * @param gcsHost address of a server that speaks Cloud Storage's JSON API, used when there is no
 *     folder; that of {@code STORAGE_EMULATOR_HOST} when not given
 * @param slots how many jobs run at once; 0 for one per core, at least two
 * @param rememberedJobs how many ended jobs are remembered, with their results
 * @param banner whether to greet on standard output
 * @param maxRequestBytes greatest length of a request body that is no upload
 * @param security who may see what
 */
@ConfigurationProperties("quern")
public record QuernProperties(
    @DefaultValue("9050") int port,
    @DefaultValue("9060") int grpcPort,
    @DefaultValue("-1") int sharedPort,
    @DefaultValue("127.0.0.1") String host,
    @DefaultValue("quern") String project,
    @DefaultValue("US") String location,
    @DefaultValue("user@quern.local") String email,
    @DefaultValue("") String dataDir,
    @DefaultValue("") String gcsRoot,
    @DefaultValue("") String gcsHost,
    @DefaultValue("0") int slots,
    @DefaultValue("10000") int rememberedJobs,
    @DefaultValue("true") boolean banner,
    @DefaultValue("64MB") DataSize maxRequestBytes,
    @DefaultValue SecurityProperties security) {

  /** Where uploads lie until their job has read them. */
  Path uploads() {
    return dataDir.isEmpty()
        ? Path.of(
            System.getProperty("java.io.tmpdir"), "quern-uploads-" + ProcessHandle.current().pid())
        : Path.of(dataDir, "uploads").toAbsolutePath();
  }

  /** Where results of queries go that memory has no room for. */
  Path results() {
    return dataDir.isEmpty()
        ? Path.of(
            System.getProperty("java.io.tmpdir"), "quern-results-" + ProcessHandle.current().pid())
        : Path.of(dataDir, "results").toAbsolutePath();
  }
}
