package dev.hasten.probe.explore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of the class path anew, those of the target's own folders instrumented: what
 * runs here leaves the classes that observations are made of alone.
 */
public final class WatchedLoader extends ClassLoader {
  private static final String[] SHARED = {
    "java.", "javax.", "jdk.", "sun.", "com.sun.", "org.w3c.", "org.xml.", "dev.hasten.probe."
  };

  /** A loader beside another, whose class path it reads. */
  public WatchedLoader(ClassLoader beside) {
    super(beside);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        byte[] classFile = isShared(name) ? null : read(name);
        if (classFile == null) {
          return super.loadClass(name, resolve);
        }
        loaded = defineClass(name, classFile, 0, classFile.length);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private static boolean isShared(String name) {
    for (String prefix : SHARED) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private byte @Nullable [] read(String name) {
    URL place = getParent().getResource(name.replace('.', '/') + ".class");
    if (place == null) {
      return null;
    }
    try (InputStream in = place.openStream()) {
      byte[] classFile = readAll(in);
      return place.getProtocol().equals("file") ? woven(name, classFile) : classFile;
    } catch (IOException e) {
      return null;
    }
  }

  private static byte[] woven(String name, byte[] classFile) {
    try {
      return Branches.woven(name, classFile);
    } catch (RuntimeException e) {
      // A method that would get too long, or a form that ASM does not know.
      return classFile;
    }
  }

  static byte[] readAll(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[8192];
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      all.write(some, 0, read);
    }
    return all.toByteArray();
  }
}
