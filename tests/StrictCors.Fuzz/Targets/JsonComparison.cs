using System.Text;
using Microsoft.Extensions.Configuration;
using StrictCors.Analyzers.Settings;

namespace StrictCors.Fuzz.Targets;

/// <summary>The reader of settings files in the build accepts what .NET configuration loads, with the same keys and values, and nothing
/// else.</summary>
internal static class JsonComparison
{
    public static void Compare(string text)
    {
        var ours = new JsonFile(text);
        if (ours.Failure is { } failure)
        {
            (failure.Position >= 0 && failure.Position <= text.Length).Should().BeTrue("the place is in the text");
        }

        var theirs = Load(text);
        (ours.Failure is null && ours.Duplicate is null).Should().Be(theirs is not null, "the host decides: {0}", ours.Failure?.Message);
        if (theirs is not null)
        {
            Leaves(ours.Values.Select(value => KeyValuePair.Create(value.Path, value.Text)))
                .Should().Equal(Leaves(theirs));
        }
    }

    private static IEnumerable<string> Leaves(IEnumerable<KeyValuePair<string, string?>> values) =>
        values.Select(value => $"{value.Key.ToUpperInvariant()}={value.Value ?? "(null)"}").Order(StringComparer.Ordinal);

    private static Dictionary<string, string?>? Load(string text)
    {
        var provider = new Values(new() { Stream = new MemoryStream(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text)) });
        try
        {
            provider.Load();
            return provider.All;
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private sealed class Values(Microsoft.Extensions.Configuration.Json.JsonStreamConfigurationSource source)
        : Microsoft.Extensions.Configuration.Json.JsonStreamConfigurationProvider(source)
    {
        public Dictionary<string, string?> All => new(Data, StringComparer.OrdinalIgnoreCase);
    }
}
