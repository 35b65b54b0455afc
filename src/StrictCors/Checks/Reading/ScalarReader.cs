
namespace StrictCors.Checks;

/// <summary>Reads values that are one string. Every method returns null if the value is absent or a problem was added.</summary>
internal static class ScalarReader
{
    private static readonly string[] EnforcementNames =
        [nameof(StrictCorsEnforcement.Browser), nameof(StrictCorsEnforcement.Server), nameof(StrictCorsEnforcement.Observe)];

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

    /// <summary>An enforcement by its name. Numbers are not names.</summary>
    public static StrictCorsEnforcement? ReadEnforcement(Setting setting, List<StrictCorsConfigurationProblem> problems)
    {
        if (Read(setting, Problems.EnforcementExample, problems) is not { } text)
        {
            return null;
        }

        switch (UnknownKey.Known(EnforcementNames, text))
        {
            case nameof(StrictCorsEnforcement.Browser):
                return StrictCorsEnforcement.Browser;
            case nameof(StrictCorsEnforcement.Server):
                return StrictCorsEnforcement.Server;
            case nameof(StrictCorsEnforcement.Observe):
                return StrictCorsEnforcement.Observe;
            default:
                problems.Add(Problems.NotAName(setting.Path, text, EnforcementNames));
                return null;
        }
    }
}
