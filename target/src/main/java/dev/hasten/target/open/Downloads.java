package dev.hasten.target.open;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Fetches files over http, https or from the file system; proxies are those of the system
 * properties.
 */
final class Downloads {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration TRANSFER = Duration.ofMinutes(10);
  private static final int TRIES = 3;
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .proxy(ProxySelector.getDefault())
          .build();

  /**
   * Fetches a file and, where a {@code .sha1} lies beside it, checks it.
   *
   * @return whether there is such a file
   * @throws TargetException Unreachable or Corrupted
   */
  boolean fetchChecked(URI url, Path file) throws TargetException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Path sum = file.resolveSibling(file.getFileName() + ".sha1");
    try {
      Files.createDirectories(part.toAbsolutePath().getParent());
      if (!fetch(url, part)) {
        return false;
      }
      if (fetch(URI.create(url + ".sha1"), sum)) {
        String expected = Files.readString(sum).strip().split("\\s+", 2)[0];
        if (!expected.toLowerCase(Locale.ROOT).equals(digest("SHA-1", part))) {
          throw new TargetException(new TargetProblem.Corrupted(url.toString()));
        }
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException e) {
      throw new TargetException(new TargetProblem.FileFailed(String.valueOf(e)), e);
    } finally {
      remove(part);
      remove(sum);
    }
  }

  /** Whether a file has the given digest, in hex. */
  static boolean matches(String algorithm, String expected, Path file) throws IOException {
    return expected.strip().toLowerCase(Locale.ROOT).equals(digest(algorithm, file));
  }

  private boolean fetch(URI url, Path file) throws TargetException {
    Optional<Exception> failure = Optional.empty();
    for (int i = 0; i < TRIES; i++) {
      try {
        return "file".equals(url.getScheme()) ? copy(url, file) : get(url, file);
      } catch (IOException e) {
        failure = Optional.of(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw unreachable(url, e);
      }
    }
    throw unreachable(url, failure.orElseThrow());
  }

  private boolean get(URI url, Path file) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(TRANSFER).build();
    HttpResponse<Path> response = client.send(request, HttpResponse.BodyHandlers.ofFile(file));
    if (response.statusCode() == NOT_FOUND) {
      return false;
    }
    if (response.statusCode() != OK) {
      throw new IOException("status " + response.statusCode());
    }
    return true;
  }

  private static boolean copy(URI url, Path file) throws IOException {
    try {
      Files.copy(Path.of(url), file, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static String digest(String algorithm, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A leftover beside the download does no harm.
    }
  }

  private static TargetException unreachable(URI url, Exception cause) {
    return new TargetException(
        new TargetProblem.Unreachable(url.toString(), String.valueOf(cause)), cause);
  }
}
