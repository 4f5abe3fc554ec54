package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key of this test run's own for the local machine.
 *
 * @param store the key store, with the password {@code changeit}
 * @param certificate what clients have to trust, as PEM
 */
record KeyStoreFile(Path store, Path certificate) {

  private static final String PASSWORD = "changeit";

  static KeyStoreFile create(Path folder) throws Exception {
    Path store = folder.resolve("quern.p12");
    Path certificate = folder.resolve("quern.pem");
    keytool(
        store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=quern", "-ext", "san=ip:127.0.0.1");
    keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
    return new KeyStoreFile(store, certificate);
  }

  private static void keytool(Path store, String... arguments) throws Exception {
    Stream<String> tool =
        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    Stream<String> common =
        Stream.of(
            "-alias",
            "quern",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    Process process =
        new ProcessBuilder(
                Stream.of(tool, Stream.of(arguments), common).flatMap(each -> each).toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  /** Settings of a server that name the key as the SSL bundle {@code quern}, and more settings. */
  String[] settings(String... more) {
    return Stream.concat(
            Stream.of(
                "--spring.ssl.bundle.jks.quern.keystore.location=file:" + store,
                "--spring.ssl.bundle.jks.quern.keystore.password=" + PASSWORD,
                "--spring.ssl.bundle.jks.quern.keystore.type=PKCS12"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  /** What trusts the key and no other. */
  SSLContext trusting() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("quern", keys.getCertificate("quern"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
