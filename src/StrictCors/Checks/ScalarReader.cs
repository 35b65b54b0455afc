
namespace StrictCors.Checks;

/// <summary>Reads values that are one string. Every method returns null if the value is absent or a problem was added.</summary>
internal static class ScalarReader
{
    public static string? Read(Setting setting, string example, List<StrictCorsConfigurationProblem> problems)
    {
        if (setting.Children.Count == 0)
        {
            return setting.Value;
        }

        problems.Add(Problems.NotASingleValue(setting.Path, setting.Value, example));
        return null;
    }

    public static bool? ReadBoolean(Setting setting, List<StrictCorsConfigurationProblem> problems)
    {
        switch (Read(setting, "true or false", problems))
        {
            case null:
                return null;
            case var text when text.Equals("true", StringComparison.OrdinalIgnoreCase):
                return true;
            case var text when text.Equals("false", StringComparison.OrdinalIgnoreCase):
                return false;
            case var text:
                problems.Add(Problems.NotABoolean(setting.Path, text));
                return null;
        }
    }

    /// <summary>A member of an enumeration by its name; numbers are not names.</summary>
    public static T? ReadName<T>(Setting setting, List<StrictCorsConfigurationProblem> problems)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        if (Read(setting, $"{string.Join(", ", names[..^1])} or {names[^1]}", problems) is not { } text)
        {
            return null;
        }

        if (UnknownKey.Known(names, text) is { } name)
        {
            return Enum.Parse<T>(name);
        }

        problems.Add(Problems.NotAName(setting.Path, text, names));
        return null;
    }
}
