using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace StrictCors.Tool.Commands;

/// <summary>The help of a command ends with examples and the exit codes.</summary>
internal static class Help
{
    private const int Width = 80;

    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        [""] =
        [
            "strictcors check",
            "strictcors explain --origin https://app.example.com --method PUT",
            "strictcors probe https://api.example.com --origin https://app.example.com",
            "strictcors scan https://api.example.com --origin https://app.example.com",
        ],
        ["check"] =
        [
            "strictcors check",
            "strictcors check src/Api --environment Production --fix",
            "strictcors check appsettings.json --format sarif > cors.sarif",
        ],
        ["explain"] =
        [
            "strictcors explain --origin https://app.example.com",
            "strictcors explain --policy partner --origin https://a.partner.example \\",
            "    --method PUT --header Content-Type:application/json --credentials",
        ],
        ["probe"] =
        [
            "strictcors probe https://api.example.com --origin https://app.example.com",
            "strictcors probe https://api.example.com --origin https://app.example.com \\",
            "    --method PUT --header Content-Type:application/json --credentials",
            "strictcors probe wss://api.example.com/hub --origin https://app.example.com",
        ],
        ["scan"] =
        [
            "strictcors scan https://api.example.com",
            "strictcors scan https://api.example.com --origin https://app.example.com \\",
            "    --header Authorization:\"Bearer …\"",
            "strictcors scan wss://api.example.com/hub --origin https://app.example.com",
        ],
        ["conformance"] =
        [
            "strictcors conformance http://127.0.0.1:5000",
            "strictcors conformance http://127.0.0.1:5000 --class must --format junit",
        ],
    };

    public static void AddExamples(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        if (help.Action is HelpAction action)
        {
            action.MaxWidth = Width;
            help.Action = new HelpWithExamples(action);
        }
    }

    /// <summary>The name of a command as it is typed after <c>strictcors</c>.</summary>
    public static string NameOf(Command command) => command is RootCommand ? "" : command.Name;

    private sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var result = inner.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            if (Examples.TryGetValue(NameOf(parseResult.CommandResult.Command), out var examples))
            {
                output.WriteLine(examples.Length == 1 ? "Example:" : "Examples:");
                foreach (var example in examples)
                {
                    output.WriteLine($"  {example}");
                }

                output.WriteLine();
                output.WriteLine("Exit codes:");
                output.WriteLine("  0 nothing wrong, 1 problems or refusals found,");
                output.WriteLine("  2 wrong usage or nothing to read, 3 the server cannot be reached");
            }

            return result;
        }
    }
}
