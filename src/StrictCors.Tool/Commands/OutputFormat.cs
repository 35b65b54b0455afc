using System.CommandLine;

namespace StrictCors.Tool.Commands;

/// <summary>The option <c>--format</c> of the commands that have text and JSON.</summary>
internal static class OutputFormat
{
    private const string Json = "json";

    public static Option<string> Option()
    {
        var option = new Option<string>("--format") { Description = "The form of the output.", DefaultValueFactory = _ => "text" };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "text", Json);
        return option;
    }

    public static bool IsJson(ParseResult result, Option<string> option) =>
        result.GetValue(option)!.Equals(Json, StringComparison.OrdinalIgnoreCase);
}
