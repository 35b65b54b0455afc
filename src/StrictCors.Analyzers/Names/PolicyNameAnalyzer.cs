using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.Names;

/// <summary>SC2001 and SC1008: a name that no policy of the settings and of the code has. SC2035 to SC2037: lists of names. SC1006, SC1007 and
/// SC1017: names that code gives to policies. SC2002: no name, and no default policy.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyNameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. Rule.StartingWith("SC1006", "SC1007", "SC1008", "SC1017", "SC2001", "SC2002", "SC2035", "SC2036", "SC2037")];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Ours(start.Compilation, KnownTypes.Attribute) is { } attribute)
            {
                var names = new ProjectNames(start.Compilation, start.Options, start.CancellationToken);
                start.RegisterSemanticModelAction(file => Check(file, attribute, names));
            }
        });
    }

    private static void Check(SemanticModelAnalysisContext context, INamedTypeSymbol attribute, ProjectNames names)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (!FileWords.Of(tree, context.CancellationToken).Policies)
        {
            return;
        }

        var file = new NamesOfFile(context, attribute, names);
        foreach (var node in tree.GetRoot(context.CancellationToken).DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call when Called.NameOf(call) is "UseStrictCors" or "RequireStrictCors" or "AddOriginSource":
                    file.CheckUse(call);
                    break;
                case InvocationExpressionSyntax call when Called.NameOf(call) is "AddPolicy" or "AddDefaultPolicy":
                    file.CheckAdded(call);
                    break;
                case AttributeSyntax written when written.Name.ToString() is var name
                    && (name.Contains("StrictCors", StringComparison.Ordinal) || name.Contains("EnableCors", StringComparison.Ordinal)):
                    file.CheckAttribute(written);
                    break;
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DefaultPolicy" } } assignment:
                    file.CheckDefault(assignment);
                    break;
            }
        }
    }
}
