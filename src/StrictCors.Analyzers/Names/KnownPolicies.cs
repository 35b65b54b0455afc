using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Rules;
using StrictCors.Analyzers.Settings;

namespace StrictCors.Analyzers.Names;

/// <summary>The names of the policies of a project, from its settings and its code.</summary>
/// <param name="compilation">The code.</param>
/// <param name="files">The additional files.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class KnownPolicies(Compilation compilation, ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
{
    private const string DefaultName = "DefaultPolicy";

    // Settings can come from elsewhere, where these are called.
    private static readonly string[] OtherSources =
    [
        "AddJsonFile", "AddJsonStream", "AddXmlFile", "AddIniFile", "AddYamlFile", "AddKeyPerFile", "AddInMemoryCollection",
            "AddAzureAppConfiguration",
        "AddAzureKeyVault", "AddSystemsManager", "AddConsul", "AddConfiguration(", "IConfigurationSource", "ConfigurationProvider", "UseSetting",
        "Configuration[\"StrictCors", "Configure<StrictCorsOptions>", "ConfigureOptions<", "IConfigureOptions<StrictCorsOptions>",
    ];

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All names; null if there may be others, or if there are none, so that the policies must come from elsewhere.</summary>
    public IReadOnlyCollection<string>? Find() =>
        ReadSettings() && ReadCode() && _names.Count > 0
        && !OtherSources.Any(word => Mentions.Any(compilation, word, cancellationToken))
            ? _names : null;

    /// <summary>Reads the names of the settings. False if a file cannot be read, or if code chooses the section in a way that the compiler does not
    /// follow.</summary>
    public bool ReadSettings()
    {
        if (SectionPath.Find(compilation, cancellationToken) is not { } section)
        {
            return false;
        }

        foreach (var file in files.Where(file => SettingsFile.IsSettings(file.Path)))
        {
            if (SettingsLayer.Of(file, cancellationToken) is not { Failure: null } layer)
            {
                return false;
            }

            _names.UnionWith(layer.KeysBelow($"{section}:Policies"));
        }

        return true;
    }

    /// <summary>Reads the names that code adds. False if one of them is not a constant.</summary>
    public bool ReadCode() =>
        Mentions.TreesWith(compilation, "AddPolicy", cancellationToken).Concat(Mentions.TreesWith(compilation, "AddDefaultPolicy", cancellationToken))
            .Concat(Mentions.TreesWith(compilation, ".Policies", cancellationToken)).Distinct().All(Read);

    /// <summary>Gets the names that were read.</summary>
    public IReadOnlyCollection<string> Names => _names;

    private bool Read(SyntaxTree tree)
    {
#pragma warning disable RS1030 // Names can be anywhere. They are looked for only where a name is not in the settings.
        var model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        return tree.GetRoot(cancellationToken).DescendantNodes().All(node => node switch
        {
            InvocationExpressionSyntax call when NameOf(call) is "AddPolicy" or "AddDefaultPolicy" => ReadCall(call, model),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Policies" } access => ReadPolicies(access, model),
            _ => true,
        });
    }

    private bool ReadCall(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetOperation(call, cancellationToken) is not IInvocationOperation { TargetMethod: var method } operation
            || method.ContainingAssembly.Name != "StrictCors")
        {
            return true;
        }

        var name = method.Name == "AddDefaultPolicy" ? DefaultName
            : Values.Constant.Text(operation.Arguments.First(argument => argument.Parameter?.Ordinal == 0).Value);
        return name is not null && (_names.Add(name) || true);
    }

    /// <summary><c>options.Policies["web"] = …</c>.</summary>
    private bool ReadPolicies(MemberAccessExpressionSyntax access, SemanticModel model)
    {
        if (model.GetSymbolInfo(access, cancellationToken).Symbol?.ContainingType.ToDisplayString() != KnownTypes.Options)
        {
            return true;
        }

        var argument = access.Parent switch
        {
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } => index.Expression,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd",
                Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [var first, ..] } } =>
                first.Expression,
            _ => null,
        };
        return argument is not null && model.GetConstantValue(argument, cancellationToken) is { HasValue: true, Value: string name }
            && (_names.Add(name) || true);
    }

    private static string? NameOf(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : null;
}
