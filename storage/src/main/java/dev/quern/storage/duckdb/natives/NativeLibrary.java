package dev.quern.storage.duckdb.natives;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/**
 * Finds DuckDB's native library: at the path in the system property {@code quern.duckdb.library},
 * beside the driver's jar, on {@code java.library.path}, or in the user's cache folder, where it is
 * unpacked from the jar once. Unpacking takes about 0.4 s; later starts find the copy, and a killed
 * process leaves none behind, as the driver's own unpacking to the temporary folder would.
 */
final class NativeLibrary {

  private static final String PATH_PROPERTY = "quern.duckdb.library";

  private NativeLibrary() {}

  /** The symbols of the library, which stays loaded as long as the JVM. */
  @SuppressWarnings("restricted")
  static SymbolLookup lookup() {
    return SymbolLookup.libraryLookup(find(), Arena.global());
  }

  private static Path find() {
    String given = System.getProperty(PATH_PROPERTY);
    if (given == null) {
      return installed().orElseGet(NativeLibrary::unpacked);
    }
    Path path = Path.of(given).toAbsolutePath();
    if (!Files.isRegularFile(path)) {
      throw new UnsatisfiedLinkError("No file at " + path + " (property " + PATH_PROPERTY + ")");
    }
    return path;
  }

  private static Optional<Path> installed() {
    return Stream.concat(besideJar().stream(), onLibraryPath())
        .flatMap(folder -> fileNames().stream().map(folder::resolve))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static List<String> fileNames() {
    return List.of(resourceName(), System.mapLibraryName("duckdb_java"));
  }

  private static Optional<Path> besideJar() {
    CodeSource source = DuckDBDriver.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      URI location = source.getLocation().toURI();
      return "file".equals(location.getScheme())
          ? Optional.ofNullable(Path.of(location).getParent())
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Stream<Path> onLibraryPath() {
    return Stream.of(System.getProperty("java.library.path", "").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of);
  }

  private static String resourceName() {
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean arm = arch.equals("aarch64") || arch.equals("arm64");
    return "libduckdb_java.so_" + operatingSystem() + "_" + (arm ? "arm64" : "amd64");
  }

  private static String operatingSystem() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macos" : "linux";
  }

  private static Path unpacked() {
    String resource = resourceName();
    URL source = DuckDBDriver.class.getResource("/" + resource);
    if (source == null) {
      throw new UnsatisfiedLinkError("DuckDB has no library for this machine: " + resource);
    }
    try {
      long size = source.openConnection().getContentLengthLong();
      Path folder = writableFolder();
      Path target = folder.resolve(size + "-" + resource);
      if (!Files.isRegularFile(target) || Files.size(target) != size) {
        unpack(source, folder, target);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack DuckDB's library", e);
    }
  }

  /** Under a name of its own first, so that another process never sees half a library. */
  private static void unpack(URL source, Path folder, Path target) throws IOException {
    Path partial = Files.createTempFile(folder, "unpacking", ".tmp");
    try (InputStream in = source.openStream()) {
      Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** The user's cache folder, which nobody else can write to; else a fresh temporary folder. */
  private static Path writableFolder() throws IOException {
    try {
      return Files.createDirectories(cacheFolder().resolve("quern").resolve("duckdb"));
    } catch (IOException e) {
      Path temporary = Files.createTempDirectory("quern-duckdb");
      temporary.toFile().deleteOnExit();
      return temporary;
    }
  }

  private static Path cacheFolder() {
    String home = System.getProperty("user.home");
    return switch (operatingSystem()) {
      case "windows" -> environmentPath("LOCALAPPDATA", Path.of(home, "AppData", "Local"));
      case "macos" -> Path.of(home, "Library", "Caches");
      default -> environmentPath("XDG_CACHE_HOME", Path.of(home, ".cache"));
    };
  }

  private static Path environmentPath(String variable, Path otherwise) {
    String value = System.getenv(variable);
    return value == null || value.isEmpty() ? otherwise : Path.of(value);
  }
}
