using System.ComponentModel.DataAnnotations;
using Listening.Mentions;
using Listening.Storage.Kafka;

namespace Listening.Tests.Storage.Kafka;

public sealed class KafkaOptionsTests
{
    [Theory]
    [InlineData("sasl.password", "env:LISTENING_TEST_NO_SUCH_VARIABLE", "LISTENING_TEST_NO_SUCH_VARIABLE is not set")]
    [InlineData("sasl.password", "file:/no/such/secret", "/no/such/secret")]
    [InlineData("enable.idempotence", "false", "delivery rests on it")]
    [InlineData("enable.auto.commit", "true", "delivery rests on it")]
    [InlineData("no.such.property", "1", "no.such.property")]
    [InlineData("linger.ms", "many", "Invalid value")]
    public void A_property_that_cannot_be_used_is_named(string name, string value, string expected) =>
        Assert.Contains(expected, Assert.Single(Faults(new KafkaOptions { BootstrapServers = "localhost:1", Properties = { [name] = value } })), StringComparison.Ordinal);

    [Fact]
    public void Any_property_of_the_library_passes_and_secrets_are_filled_in()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("secret"), "pass word\n");
        var options = new KafkaOptions { BootstrapServers = "localhost:1", Properties = { ["security.protocol"] = "sasl_plaintext", ["sasl.mechanism"] = "PLAIN", ["sasl.username"] = "me", ["sasl.password"] = "file:" + folder.File("secret") } };
        Assert.Empty(Faults(options));
        Assert.Equal("pass word", KafkaProperties.Of(options)["sasl.password"]);
    }

    [Theory]
    [InlineData("Listening")]
    [InlineData("a.b")]
    [InlineData("")]
    public void A_prefix_is_made_of_few_signs(string prefix) => Assert.NotEmpty(Faults(new KafkaOptions { BootstrapServers = "localhost:1", Prefix = prefix }));

    [Fact]
    public void Topics_are_named_and_read_back()
    {
        var topics = new KafkaTopics("listening");
        Assert.Equal("listening.polls.roastery", topics.Of(LogStream.Polls, "roastery"));
        Assert.True(topics.TryRead("listening.actions.cold-brew", out var stream, out var unit));
        Assert.Equal((LogStream.Actions, "cold-brew"), (stream, unit));
        Assert.All(["listening.mentions.", "other.mentions.a", "listening.dead-letters", "listening.commands.a"], topic => Assert.False(topics.TryRead(topic, out _, out _)));
        Assert.All(["listening.mentions.a", "listening.polls.b"], topic => Assert.Matches(topics.Pattern, topic));
        Assert.DoesNotMatch(topics.Pattern, "listening-mentions.a");
    }

    private static IEnumerable<string> Faults(KafkaOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults.Select(fault => fault.ErrorMessage!);
    }
}
