using StrictCors.Text;

namespace StrictCors.Checks;

/// <content>SC1040 to SC1049 and SC3040 to SC3049: what only the files of the settings show, for the command-line tool.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC1040 = new(
        "SC1040", "A settings file that is not JSON, so that the program does not start", "The JSON that the message asks for.");

    public static readonly ProblemKind SC1041 = new(
        "SC1041", "A key twice in one settings file, so that the program does not start", "The key once.");

    public static readonly ProblemKind SC3040 = new(
        "SC3040", "An entry that has no effect, because another entry covers it", "Remove the entry, or the one that covers it.", IsWarning: true);

    public static readonly ProblemKind SC3041 = new(
        "SC3041", "A value that the file of every environment replaces", "Remove the value, or those that replace it.", IsWarning: true);

    public static StrictCorsConfigurationProblem NotJson(string file, string reason) => SC1040.At(
        file, null, $"The file is not JSON: {Display.SingleLine(reason, Display.MaxLength)}", null);

    public static StrictCorsConfigurationProblem DuplicateKey(string file, string key) => SC1041.At(
        file,
        null,
        $"'{Display.SingleLine(key, Display.MaxLength)}' is in this file twice, and .NET configuration does not load it.",
        Suggestion.Advise("the key once"));

    /// <summary>An entry of a list that another entry of the same list covers.</summary>
    public static StrictCorsConfigurationProblem EntryIsCovered(string path, string entry, string by) => SC3040.At(
        path, entry, $"This entry has no effect: '{Display.Escape(by)}' in the same list covers it.", Suggestion.RemoveEntry);

    /// <summary>An exposed header that pages can read anyway.</summary>
    public static StrictCorsConfigurationProblem HeaderIsExposedAnyway(string path, string name) => SC3040.At(
        path,
        name,
        "This entry has no effect: pages can always read this header (Fetch, \"CORS-safelisted response-header name\").",
        Suggestion.RemoveEntry);

    /// <summary>An origin of a policy that is never reached, because a policy before it in the list covers the origin.</summary>
    public static StrictCorsConfigurationProblem OriginIsNeverReached(string path, string entry, string policy, string other, string by) => SC3040.At(
        path,
        entry,
        $"'{Display.Escape(policy)}' is not reached for this origin: '{Display.Escape(other)}' is tried before it and allows '{Display.Escape(by)}'.",
        Suggestion.Advise($"remove the entry, or name '{Display.Escape(policy)}' before '{Display.Escape(other)}'"));

    public static StrictCorsConfigurationProblem ReplacedEverywhere(string path) => SC3041.At(
        path,
        null,
        "No environment uses this value: the file of each of them replaces it.",
        Suggestion.Advise("remove the value, or those that replace it"));
}
