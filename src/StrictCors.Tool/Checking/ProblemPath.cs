using StrictCors.Checks;

namespace StrictCors.Tool.Checking;

/// <summary>The paths of problems.</summary>
internal static class ProblemPath
{
    /// <summary>A configuration path as a problem shows it: long and strange keys are cut and escaped.</summary>
    public static string Clean(string path) => new StrictCorsConfigurationProblem("", path, null, "", null).Path;

    /// <summary>Whether the key is wrong, not its value.</summary>
    public static bool IsOfKey(StrictCorsConfigurationProblem problem) => problem.Code == Problems.SC1002.Id;

    /// <summary>The path of the list that a path is at or in; null if it is not in a list of a policy.</summary>
    public static string? ListOf(string path, string section)
    {
        var keys = path.Split(':');
        var list = (section.Length == 0 ? 0 : section.Split(':').Length) + 2;
        return keys.Length > list && PolicyReader.IsList(keys[list]) ? string.Join(':', keys[..(list + 1)]) : null;
    }

    /// <summary>The path without its last key; null at the top.</summary>
    public static string? Parent(string path) => path.LastIndexOf(':') is > 0 and var colon ? path[..colon] : null;
}
