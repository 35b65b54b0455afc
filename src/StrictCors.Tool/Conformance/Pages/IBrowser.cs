using StrictCors.Tool.Conformance.Cases;

namespace StrictCors.Tool.Conformance.Pages;

/// <summary>A browser with empty memory: the model, or a real one that judges it.</summary>
internal interface IBrowser : IAsyncDisposable
{
    /// <summary>Opens a page of <see cref="CaseStep.Page"/> if there is none, and calls <c>fetch</c> in it.</summary>
    Task<Sight> CallAsync(CaseStep step, Uri url, CancellationToken cancellationToken);
}
