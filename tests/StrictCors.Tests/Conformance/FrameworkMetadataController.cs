using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;

namespace StrictCors.Tests.Conformance;

/// <summary>A controller with the framework's attribute, and an action with ours.</summary>
[ApiController]
[Route("framework-controller")]
[EnableCors("a")]
internal sealed class FrameworkMetadataController : ControllerBase
{
    [HttpPost("inherits")]
    public string Inherits() => "ran";

    [HttpPost("own")]
    [StrictCors("b")]
    public string Own() => "ran";
}
