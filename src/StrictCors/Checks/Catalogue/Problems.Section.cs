using StrictCors.Origins;
using StrictCors.Text;

namespace StrictCors.Checks;

/// <content>SC10xx: the shape of the section and how its policies fit together.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC1001 = new(
        "SC1001", "No policy is configured", "A policy in `StrictCors:Policies`, or a policy in code.");

    public static readonly ProblemKind SC1003 = new(
        "SC1003",
        "A value of the wrong shape: a string instead of an object, an object instead of a list, and so on",
        "The shape that the message shows.");

    public static readonly ProblemKind SC1004 = new(
        "SC1004", "A list that is written both as an array and as one string", "Only one of the two.");

    public static readonly ProblemKind SC1005 = new(
        "SC1005", "A value that cannot be parsed", "`true` or `false`, a number, or one of the names in the message.");

    public static readonly ProblemKind SC1006 = new(
        "SC1006", "Code adds a policy whose name already exists", "Another name, or `PostConfigure` to edit the existing policy.");

    public static readonly ProblemKind SC1007 = new(
        "SC1007", "Code adds a default policy, but one is already chosen", "Only one of the two.");

    public static readonly ProblemKind SC1008 = new(
        "SC1008", "`DefaultPolicy` names a policy that does not exist", "The name of an existing policy.");

    public static readonly ProblemKind SC1009 = new(
        "SC1009",
        "`AddStrictCors` received the whole configuration instead of a section",
        "`AddStrictCors()`, or `AddStrictCors(configuration.GetSection(\"StrictCors\"))`.");

    public static readonly ProblemKind SC1010 = new(
        "SC1010",
        "While the program runs, a file or another source that gave part of the policies disappears, becomes empty or becomes malformed; "
            + "the last valid policies stay in force",
        "Restore the source, or restart the program without it.");

    private const string PoliciesExample = "\"Policies\": { \"web\": { … } }";

    /// <param name="sectionPath">The section that was looked for.</param>
    /// <param name="similar">A section of the configuration that could be meant; null if there is none.</param>
    public static StrictCorsConfigurationProblem NothingConfigured(string sectionPath, string? similar = null) => SC1001.At(
        sectionPath,
        null,
        $"No policy is configured. '{(sectionPath.Length == 0 ? "" : $"{sectionPath}:")}Policies' is missing or empty, and no code adds a policy."
            + (similar is null ? "" : IsInside(similar) ? $" The configuration has a section '{Display.Escape(similar)}'."
                : $" The configuration has a section '{Display.Escape(similar)}': rename it if it is meant."),
        Suggestion.Advise(
            IsInside(similar)
            ? $"builder.Services.AddStrictCors(builder.Configuration.GetSection(\"{Display.Escape(similar!)}\"));"
            : InSection(
                sectionPath,
                "\"DefaultPolicy\": \"web\", \"Policies\": { \"web\": { \"AllowedOrigins\": [ \"https://app.example.com\" ] } }")));

    private static bool IsInside(string? section) => section?.Contains(':', StringComparison.Ordinal) == true;

    public static StrictCorsConfigurationProblem SectionIsNotAnObject(string path, string? value) => SC1003.At(
        path, value, "The section must be an object.", Suggestion.Advise("{ \"Policies\": { … } }"));

    public static StrictCorsConfigurationProblem PoliciesAreNotAnObject(string path, string? value) => SC1003.At(
        path, value, "The policies must be an object with a name for each policy.", Suggestion.Advise(PoliciesExample));

    public static StrictCorsConfigurationProblem PolicyWithoutName(string path) => SC1003.At(
        path, null, "A policy needs a name.", Suggestion.Advise(PoliciesExample));

    public static StrictCorsConfigurationProblem PolicyIsNotAnObject(string path, string? value) => SC1003.At(
        path, IfHarmless(value), "A policy must be an object.", Suggestion.Advise("{ \"AllowedOrigins\": [ \"https://app.example.com\" ] }"));

    public static StrictCorsConfigurationProblem PolicyIsNull(string path) => SC1003.At(
        path, null, "The policy is null.", Suggestion.Advise("a policy, or nothing under this name"));

    public static StrictCorsConfigurationProblem ListIsAnObject(string path, string? value) => SC1003.At(
        path,
        IfHarmless(value),
        "The value must be a list, not an object.",
        Suggestion.Advise("[ \"…\", \"…\" ], or one string with ; between the entries"));

    /// <param name="path">The list.</param>
    /// <param name="value">The value as written.</param>
    /// <param name="mayHaveStar">Whether the list could have a star instead.</param>
    public static StrictCorsConfigurationProblem ListIsABoolean(string path, string value, bool mayHaveStar) => SC1003.At(
        path,
        value,
        "The value must be a list, not true or false.",
        value.Equals("false", StringComparison.OrdinalIgnoreCase) ? Suggestion.Advise("remove the key, or list the entries")
            : Suggestion.Advise(mayHaveStar ? "list the entries, or '*' alone for any" : "list the entries"));

    public static StrictCorsConfigurationProblem DefaultPolicyIsNotAName(string path) => SC1003.At(
        path,
        null,
        "DefaultPolicy is the name of a policy. The policy itself belongs in 'Policies'.",
        Suggestion.Advise("\"DefaultPolicy\": \"web\", \"Policies\": { \"web\": { … } }"));

    public static StrictCorsConfigurationProblem EntryIsNotAString(string path) => SC1003.At(
        path,
        null,
        "An entry of this list must be a string, not an object or a list.",
        Suggestion.Advise("each entry as a string of its own, as in [ \"first\", \"second\" ]"));

    public static StrictCorsConfigurationProblem ListIsNull(string path) => SC1003.At(
        path, null, "The list is null.", Suggestion.Advise("an empty list"));

    public static StrictCorsConfigurationProblem NotASingleValue(string path, string? value, string example) => SC1003.At(
        path, value, "The value must be a single value, not an object or a list.", Suggestion.Advise(example));

    public static StrictCorsConfigurationProblem ListAndScalar(string path, string? value) => SC1004.At(
        path, value, "The list is written both as an array and as one string.", OneOfTheTwo);

    public static StrictCorsConfigurationProblem NotABoolean(string path, string value) => SC1005.At(
        path, value, "The value must be true or false.", Suggestion.Advise("true or false"));

    public static StrictCorsConfigurationProblem NotAName(string path, string value, IReadOnlyCollection<string> names) => SC1005.At(
        path, value, $"The value must be one of {string.Join(", ", names)}.", Suggestion.Value(names, value));

    public static StrictCorsConfigurationProblem StatusCodeIsNotANumber(string path, string value) => SC1005.At(
        path, value, StatusCodes, Suggestion.Replace("204"));

    public static StrictCorsConfigurationProblem KeyWasUnreadable(string path) => SC1005.At(
        path, null, "The configuration has this key, but its value could not be read.", null);

    public static StrictCorsConfigurationProblem DuplicatePolicy(string path, string name) => SC1006.At(
        path,
        name,
        "A policy of this name already exists, in configuration or in earlier code.",
        Suggestion.Advise("another name, or PostConfigure to edit the existing policy"));

    public static StrictCorsConfigurationProblem TwoDefaultPolicies(string path, string chosen) => SC1007.At(
        path,
        chosen,
        "AddDefaultPolicy is called, but configuration or earlier code already chooses a default policy.",
        Suggestion.Advise("only one of the two, or AddPolicy with a name"));

    public static StrictCorsConfigurationProblem UnknownDefaultPolicy(string path, string name, IReadOnlyCollection<string> names) => SC1008.At(
        path,
        name,
        NoSuchPolicy,
        Suggestion.Name(names, name) ?? Suggestion.Advise($"a policy of this name in 'Policies', or remove DefaultPolicy"));

    public static StrictCorsConfigurationProblem EmptyDefaultPolicy(string path) =>
        SC1008.At(path, null, "The entry has no name.", Suggestion.RemoveEntry);

    public static StrictCorsConfigurationProblem RootInsteadOfSection(string path) => SC1009.At(
        path,
        null,
        $"AddStrictCors received the whole configuration instead of the section '{path}'.",
        Suggestion.Advise("AddStrictCors(configuration.GetSection(\"StrictCors\")), or AddStrictCors()"));

    public static StrictCorsConfigurationProblem FileVanished(string file) => SC1010.At(
        file,
        null,
        "This file gave part of the policies in force. Now it is missing, empty or malformed.",
        Suggestion.Advise("restore the file, or restart the program without it"));

    public static StrictCorsConfigurationProblem SourceVanished(string source, string sectionPath) => SC1010.At(
        source,
        null,
        $"This source gave part of the policies in force, in {Section(sectionPath)}. Now it has no keys at all.",
        Suggestion.Advise("restore its keys, or restart the program without it"));

    /// <summary>The value of a key with a free name. It can be a secret of another program, unless it is an origin, a truth value or
    /// very short.</summary>
    private static string? IfHarmless(string? value) =>
        Origin.TryParse(value, out _) || bool.TryParse(value, out _) || value?.Length < 4 ? value : null;

    private static string InSection(string sectionPath, string json) => sectionPath.Length == 0 ? json : $"\"{sectionPath}\": {{ {json} }}";
}
