using Microsoft.Extensions.Configuration;
using StrictCors.Text;

namespace StrictCors.Checks;

/// <summary>Reads values that are one string. Null, for every method, means: not there, or a problem was added.</summary>
internal static class ScalarReader
{
    public static string? Read(IConfigurationSection section, string suggestion, List<StrictCorsConfigurationProblem> problems)
    {
        if (!section.GetChildren().Any())
        {
            return section.Value;
        }

        problems.Add(new(ProblemCodes.WrongShape, section.Path, section.Value, "A single value belongs here, not an object or a list.", suggestion));
        return null;
    }

    public static bool? ReadBoolean(IConfigurationSection section, List<StrictCorsConfigurationProblem> problems)
    {
        switch (Read(section, "true or false", problems))
        {
            case null:
                return null;
            case var text when text.Equals("true", StringComparison.OrdinalIgnoreCase):
                return true;
            case var text when text.Equals("false", StringComparison.OrdinalIgnoreCase):
                return false;
            case var text:
                problems.Add(new(ProblemCodes.Unreadable, section.Path, text, "This is neither true nor false.", "true or false"));
                return null;
        }
    }

    /// <summary>A member of an enumeration by its name; numbers are not names.</summary>
    public static T? ReadName<T>(IConfigurationSection section, List<StrictCorsConfigurationProblem> problems)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        if (Read(section, $"{string.Join(", ", names[..^1])} or {names[^1]}", problems) is not { } text)
        {
            return null;
        }

        if (UnknownKey.Known(names, text) is { } name)
        {
            return Enum.Parse<T>(name);
        }

        problems.Add(new(ProblemCodes.Unreadable, section.Path, text, $"This is none of {string.Join(", ", names)}.", NameSuggestion.Among(names, text)));
        return null;
    }
}
