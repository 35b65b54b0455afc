using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using StrictCors.Analyzers.BuiltIn;

namespace StrictCors.Analyzers.Rules;

/// <summary>What the text of a file has, so that most files of a program cost one search of their text and nothing else. The analyzers share the
/// result.</summary>
internal sealed class FileWords
{
    // Cors is in the names of all our types, of the built-in ones, and of the calls that add and use them. The others are names of methods and keys
    // of a policy that a file can have without one of these.
    private static readonly string[] OfPolicies =
    [
        "Cors", "Origin", "WithMethods", "WithHeaders", "WithExposedHeaders", "WithExemptPaths", "SetPreflightMaxAge", "WithPreflightStatusCode",
        "WithEnforcement", "AllowAny", "AllowCredentials", "AllowedMethods", "AllowedHeaders", "ExposedHeaders", "ExemptPaths", "PreflightMaxAge",
        "PreflightStatusCode", "AddPolicy", "AddDefaultPolicy", "DefaultPolicy", ".Policies", "DependsOnHeaders", "MaxConcurrentQueries",
    ];

    private static readonly string[] OfHeaders = ["Access-Control-", "AccessControl"];

    private static readonly ConditionalWeakTable<SyntaxTree, FileWords> Read = new();

    private FileWords(string text)
    {
        Cors = Has(text, "Cors");
        BuiltIn = Cors && BuiltInName.MayOccur(text);
        Policies = Cors || Array.Exists(OfPolicies, word => Has(text, word));
        Endpoints = Cors || Has(text, "ShortCircuit");
        Headers = Array.Exists(OfHeaders, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    /// <summary>Gets a value indicating whether the file may name a type or an extension method, of StrictCors or of the built-in
    /// middleware.</summary>
    public bool Cors { get; }

    /// <summary>Gets a value indicating whether the file may have a name of the built-in middleware.</summary>
    public bool BuiltIn { get; }

    /// <summary>Gets a value indicating whether the file may write a policy.</summary>
    public bool Policies { get; }

    /// <summary>Gets a value indicating whether the file may choose the policy of an endpoint, or run an endpoint without one.</summary>
    public bool Endpoints { get; }

    /// <summary>Gets a value indicating whether the file may name a header of CORS.</summary>
    public bool Headers { get; }

    public static FileWords Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Read.TryGetValue(tree, out var words))
        {
            words = new(tree.GetText(cancellationToken).ToString());
            Read.GetValue(tree, _ => words);
        }

        return words;
    }

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) >= 0;
}
