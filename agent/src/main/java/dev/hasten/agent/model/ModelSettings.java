package dev.hasten.agent.model;

import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.options.Sources;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which model to ask and within which bounds.
 *
 * @param name its name at the provider
 * @param wire how it is reached
 * @param price what it costs
 * @param maxTokens tokens in and out that a run may spend
 * @param maxDollars money that a run may spend, in US dollars
 */
public record ModelSettings(
    String name, Wire wire, Price price, long maxTokens, double maxDollars) {

  /** How a model is reached. */
  public sealed interface Wire {
    /** A server that speaks the chat protocol of OpenAI. */
    record OpenAi(URI url, String key, Duration answerTime) implements Wire {
      @Override
      public String toString() {
        return "OpenAi[" + url + "]";
      }
    }

    /** The recorded exchanges of an earlier run. */
    record Replay(Path folder) implements Wire {}
  }

  private static final URI OPENAI = URI.create("https://api.openai.com/v1");

  /**
   * The model that the settings name, or nothing where they name none.
   *
   * @throws ModelSettingException if they name one that cannot be asked
   */
  public static Optional<ModelSettings> from(Settings settings) {
    return settings.text(Option.MODEL).map(model -> from(model, settings));
  }

  private static ModelSettings from(String model, Settings settings) {
    long maxTokens = settings.number(Option.MAX_TOKENS);
    double maxDollars = settings.decimal(Option.MAX_COST);
    if (model.startsWith("replay:")) {
      Path folder = Path.of(model.substring("replay:".length()));
      if (!Files.isDirectory(folder)) {
        throw new ModelSettingException(ModelSettingException.Kind.NO_RECORDING, folder.toString());
      }
      return new ModelSettings(
          model, new Wire.Replay(folder), new Price(0, 0), maxTokens, maxDollars);
    }
    String name = model.startsWith("openai:") ? model.substring("openai:".length()) : model;
    if (name.indexOf(':') > 0
        && !name.startsWith("ft:")
        && settings.text(Option.MODEL_URL).isEmpty()) {
      throw new ModelSettingException(ModelSettingException.Kind.UNKNOWN_PROVIDER, model);
    }
    URI url = settings.text(Option.MODEL_URL).map(ModelSettings::url).orElse(OPENAI);
    boolean local = isLoopback(url);
    String key =
        Sources.key("HASTEN_API_KEY", "OPENAI_API_KEY")
            .orElseGet(
                () -> {
                  if (!local) {
                    throw new ModelSettingException(
                        ModelSettingException.Kind.NO_KEY, url.toString());
                  }
                  return "none";
                });
    Price price =
        settings
            .text(Option.PRICE)
            .map(ModelSettings::price)
            .orElseGet(
                () -> {
                  if (!local) {
                    throw new ModelSettingException(ModelSettingException.Kind.NO_PRICE, name);
                  }
                  return new Price(0, 0);
                });
    Duration answerTime = Duration.ofSeconds(settings.number(Option.MODEL_SECONDS));
    return new ModelSettings(
        name, new Wire.OpenAi(url, key, answerTime), price, maxTokens, maxDollars);
  }

  private static Price price(String text) {
    try {
      return Price.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ModelSettingException(ModelSettingException.Kind.BAD_PRICE, text);
    }
  }

  private static URI url(String text) {
    try {
      URI url = URI.create(text);
      if (url.getHost() != null && url.getScheme().startsWith("http")) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Told below with the text itself.
    }
    throw new ModelSettingException(ModelSettingException.Kind.BAD_URL, text);
  }

  /** A server on this machine costs nothing and may need no key. */
  private static boolean isLoopback(URI url) {
    String host = url.getHost();
    return host.equals("localhost")
        || host.equals("127.0.0.1")
        || host.equals("[::1]")
        || host.equals(InetAddress.getLoopbackAddress().getHostAddress());
  }
}
