using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using StrictCors.Configuration;
using StrictCors.Tests.Infrastructure;
using StrictCors.Text;

namespace StrictCors.Tests.Checks.Suggestions;

/// <summary>One list of the policy "web", written in one of the forms in which it can be given. A suggestion is put in by its text alone, as a
/// person would.</summary>
internal abstract class WrittenList(string key, bool withCredentials)
{
    /// <summary>The forms, by their names.</summary>
    public static readonly IReadOnlyDictionary<string, Func<string, string, bool, WrittenList>> Forms =
        new Dictionary<string, Func<string, string, bool, WrittenList>>
        {
            ["an entry of a JSON array"] = (key, entry, credentials) => new InJson(key, entry, credentials, isOneString: false),
            ["one string in JSON"] = (key, entry, credentials) => new InJson(key, entry, credentials, isOneString: true),
            ["one environment variable"] = (key, entry, credentials) => new InVariables(key, entry, credentials, isOneString: true),
            ["an environment variable with an index"] = (key, entry, credentials) => new InVariables(key, entry, credentials, isOneString: false),
            ["code"] = (key, entry, credentials) => new InCode(key, entry, credentials),
        };

    protected string Key { get; } = key;

    protected bool WithCredentials { get; } = withCredentials;

    /// <summary>What a start with it comes to.</summary>
    public abstract ConfigurationCheck Check();

    /// <summary>Puts the text of the suggestion in the place of the value, or of the entry if that is to be removed.</summary>
    public abstract void Apply(StrictCorsConfigurationProblem problem);

    protected static IEnumerable<string> Literals(string text) =>
        text.StartsWith('"') ? JsonSerializer.Deserialize<string[]>($"[{text}]")! : [text];

    protected static bool Removes(StrictCorsConfigurationProblem problem) => problem.Suggestion == "remove the entry";

    protected ConfigurationCheck CheckSection(Action<IConfigurationBuilder> add)
    {
        var builder = new ConfigurationBuilder();
        var defaults = new Dictionary<string, string?> { ["StrictCors:Policies:web:AllowCredentials"] = WithCredentials ? "true" : "false" };
        if (Key != "AllowedOrigins")
        {
            defaults["StrictCors:Policies:web:AllowedOrigins"] = "https://other.example";
        }

        builder.AddInMemoryCollection(defaults);
        add(builder);
        var options = new StrictCorsOptions();
        SectionReader.Read(StrictCorsSection.Find(builder.Build(), null)!, options);
        return ConfigurationCheck.Run(options);
    }

    private sealed class InJson(string key, string entry, bool withCredentials, bool isOneString) : WrittenList(key, withCredentials)
    {
        private List<string> _entries = isOneString ? [.. entry.Split(';')] : [entry];

        public override ConfigurationCheck Check()
        {
            var value = JsonSerializer.Serialize<object>(isOneString ? string.Join(';', _entries) : _entries);
            var json = $$"""{ "StrictCors": { "Policies": { "web": { "{{Key}}": {{value}} } } } }""";
            return CheckSection(builder => builder.AddInMemoryCollection(SettingsJson.Parse(json)));
        }

        public override void Apply(StrictCorsConfigurationProblem problem)
        {
            var at = isOneString ? _entries.FindIndex(one => Display.Escape(one) == problem.Value)
                : int.Parse(problem.Path[(problem.Path.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
            var instead = Removes(problem) ? [] : isOneString ? problem.Suggestion!.Split(';') : Literals(problem.Suggestion!);
            _entries = [.. _entries.Take(at), .. instead, .. _entries.Skip(at + 1)];
        }
    }

    private sealed class InVariables(string key, string entry, bool withCredentials, bool isOneString) : WrittenList(key, withCredentials)
    {
        // A prefix of our own: other tests start hosts that read the environment too.
        private readonly string _prefix = $"S{Guid.NewGuid():N}_";
        private readonly Dictionary<string, string> _variables = new()
        {
            [$"StrictCors__Policies__web__{key}{(isOneString ? "" : "__0")}"] = entry,
        };

        public override ConfigurationCheck Check()
        {
            foreach (var (name, value) in _variables)
            {
                Environment.SetEnvironmentVariable(_prefix + name, value);
            }

            try
            {
                return CheckSection(builder => builder.AddEnvironmentVariables(_prefix));
            }
            finally
            {
                foreach (var name in _variables.Keys)
                {
                    Environment.SetEnvironmentVariable(_prefix + name, null);
                }
            }
        }

        public override void Apply(StrictCorsConfigurationProblem problem)
        {
            const string Introduction = "the environment variable ";
            problem.Source.Should().StartWith(Introduction + _prefix);
            var name = problem.Source![(Introduction + _prefix).Length..];
            if (isOneString)
            {
                var entries = _variables[name].Split(';').ToList();
                var at = entries.FindIndex(one => Display.Escape(one) == problem.Value);
                entries.RemoveAt(at);
                entries.InsertRange(at, Removes(problem) ? [] : problem.Suggestion!.Split(';'));
                _variables[name] = string.Join(';', entries);
            }
            else if (Removes(problem))
            {
                _variables[name] = "";
                _variables.Remove(name);
                _variables[name[..^"__0".Length]] = "";
            }
            else if (problem.Suggestion!.StartsWith(_prefix, StringComparison.Ordinal))
            {
                foreach (var assignment in problem.Suggestion.Split(" and " + _prefix))
                {
                    var parts = assignment.Split('=', 2);
                    _variables[parts[0].Replace(_prefix, "", StringComparison.Ordinal)] = parts[1];
                }
            }
            else
            {
                _variables[name] = problem.Suggestion;
            }
        }
    }

    private sealed class InCode(string key, string entry, bool withCredentials) : WrittenList(key, withCredentials)
    {
        private List<string> _entries = [entry];

        public override ConfigurationCheck Check()
        {
            var options = new StrictCorsOptions();
            options.AddPolicy("web", policy =>
            {
                _ = Key == "AllowedOrigins" ? policy : policy.WithOrigins("https://other.example");
                _ = WithCredentials ? policy.AllowCredentials() : policy;
                _ = Key switch
                {
                    "AllowedOrigins" => policy.WithOrigins(_entries),
                    "AllowedMethods" => policy.WithMethods(_entries),
                    "AllowedHeaders" => policy.WithHeaders(_entries),
                    "ExposedHeaders" => policy.WithExposedHeaders(_entries),
                    _ => policy.WithExemptPaths(_entries),
                };
            });
            return ConfigurationCheck.Run(options);
        }

        public override void Apply(StrictCorsConfigurationProblem problem)
        {
            problem.Source.Should().Be("AddPolicy(\"web\", …)");
            var at = int.Parse(problem.Path[(problem.Path.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
            _entries = [.. _entries.Take(at), .. Removes(problem) ? [] : Literals(problem.Suggestion!), .. _entries.Skip(at + 1)];
        }
    }
}
