using System.CommandLine;
using System.CommandLine.Parsing;
using StrictCors.Configuration;

namespace StrictCors.Tool.Commands;

/// <summary>The options of every command that reads settings.</summary>
internal static class SettingsOptions
{
    /// <summary>An argument that begins with a hyphen is a misspelt option.</summary>
    public static void RefuseOptions(ArgumentResult argument)
    {
        if (argument.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option)
        {
            argument.AddError($"'{option.Value}' is not an option.");
        }
    }

    public static Option<string[]> Environments() => new("--environment", "-e")
    {
        Description = "Only this environment. Default: all that have a file, and Production.",
        HelpName = "NAME",
    };

    public static Option<string> Section() => new("--section")
    {
        Description = "The section of the policies.",
        HelpName = "PATH",
        DefaultValueFactory = _ => StrictCorsSection.DefaultPath,
    };

    public static Option<bool> Variables() => new("--environment-variables")
    {
        Description = "Read environment variables above the files, as the host does.",
    };
}
