using StrictCors.Text;

namespace StrictCors.Checks;

/// <content>SC1011 to SC1029: what several sources of configuration, or several readers, give together.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC1011 = new(
        "SC1011",
        "`null` or `{}` above a value of a lower layer, which resets nothing",
        "The value. To remove a whole policy, write `null` for the policy.");

    public static readonly ProblemKind SC1012 = new("SC1012", "The same entry twice in one list", "The entry once.");

    public static readonly ProblemKind SC1013 = new(
        "SC1013", "`AddStrictCors` is called with different sections", "One section, the same in every call.");

    public static readonly ProblemKind SC1014 = new(
        "SC1014",
        "A list that several layers give, in a configuration that shows them as one",
        "The list in one layer, or the sources of that configuration in `builder.Configuration`.");

    public static readonly ProblemKind SC1015 = new(
        "SC1015",
        "`StrictCorsOptions` are bound to configuration, although `AddStrictCors` reads the section",
        "No `Configure<StrictCorsOptions>(section)` and no `Bind`; `AddStrictCors(section)` if it is another section.");

    public static readonly ProblemKind SC1016 = new(
        "SC1016", "Several environment variables that are the same key", "Only one of the variables.");

    public static readonly ProblemKind SC1017 = new("SC1017", "`;` in the name of a policy", "A name without `;`.");

    public static readonly ProblemKind SC1018 = new(
        "SC1018", "A policy named `default` or `disable`, which are words of YARP", "Another name.");

    public static readonly ProblemKind SC1019 = new(
        "SC1019",
        "A section that gives neither a policy nor a default policy",
        "The name of the right section, or no section and `AddStrictCors()` if all policies are in code.");

    public static readonly ProblemKind SC1020 = new(
        "SC1020",
        "A method of the policy builder received null, as in `WithOrigins(configuration[\"Missing\"])`",
        "A key that exists. `configuration[\"…\"]` and `Get<string[]>()` return null if the key is missing.");

    /// <param name="path">The key of the list.</param>
    /// <param name="method">The method of the builder.</param>
    public static StrictCorsConfigurationProblem MethodReceivedNull(string path, string method) => SC1020.At(
        path,
        null,
        $".{method}(…) received null, in place of a list or of an entry. configuration[\"…\"] and Get<string[]>() return null if the key is "
            + "missing.",
        Suggestion.Advise("the values, or the right name of the key that is read"));

    public static StrictCorsConfigurationProblem NullResetsNothing(string path, string higher, string lower) => SC1011.At(
        path,
        null,
        $"{Layer(higher)} gives null or an empty object, and {Layer(lower)} gives a value below it. null does not reset this key.",
        Suggestion.Advise("the value, or nothing for this key in the higher layer"));

    public static StrictCorsConfigurationProblem DuplicateEntry(string path, string entry) => SC1012.At(
        path, entry, "This entry is in the list twice.", Suggestion.RemoveEntry);

    public static StrictCorsConfigurationProblem TwoSections(string first, string second) => SC1013.At(
        "AddStrictCors(section)",
        null,
        $"AddStrictCors is called with {Section(first)} and with {Section(second)}. Only one section is read.",
        Suggestion.Advise("the same section in every call, with the policies of both in it"));

    public static StrictCorsConfigurationProblem ListIsMerged(string path, string section) => SC1014.At(
        path,
        null,
        $"Several layers give this list. They are not layers of the host's own configuration: only {Section(section)} is visible, "
            + "in which .NET merges lists by index, so that entries of a lower layer come back.",
        Suggestion.Advise("the list in only one of these layers, or add their sources to builder.Configuration itself"));

    public static StrictCorsConfigurationProblem BoundTwice(string sectionPath) => SC1015.At(
        sectionPath,
        null,
        "StrictCorsOptions are bound to configuration by Configure<StrictCorsOptions>(section), Bind or BindConfiguration. AddStrictCors reads "
            + "the section itself; binding adds the entries of every layer to its lists.",
        Suggestion.Advise("remove that call; for another section write AddStrictCors(configuration.GetSection(\"…\"))"));

    public static StrictCorsConfigurationProblem VariablesDifferInCase(string path, IReadOnlyList<string> names) => SC1016.At(
        path,
        null,
        $"These environment variables are the same key: {ShortList.Join(names, 10, Display.Escape)}. Which of them counts is left to chance.",
        Suggestion.Advise("only one of them"));

    public static StrictCorsConfigurationProblem NameHasSemicolon(string path, string name) => SC1017.At(
        path, name, "A policy name has no ';', which separates the entries of a list.", Suggestion.Advise("a name without ;"));

    public static StrictCorsConfigurationProblem NameIsWordOfYarp(string path, string name) => SC1018.At(
        path,
        name,
        $"In the CorsPolicy of a YARP route, '{Display.Escape(name)}' is not the name of a policy: 'default' means the default policy there, "
            + "and 'disable' means none.",
        Suggestion.Advise("another name"));

    public static StrictCorsConfigurationProblem SectionHoldsNothing(string path) => SC1019.At(
        path,
        null,
        $"{Section(path, capital: true)} gives neither a policy nor a default policy: the only policies are those of code.",
        Suggestion.Advise("the name of the right section, or no section and AddStrictCors() without an argument"));

    private static string Layer(string name) => Display.SingleLine(name, Display.MaxLength);

    private static string Section(string path, bool capital = false) => path.Length == 0
        ? $"{(capital ? "A" : "a")} whole configuration"
        : $"{(capital ? "The" : "the")} section '{Display.SingleLine(path, Display.MaxLength)}'";
}
