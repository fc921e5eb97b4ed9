import { Module } from '@nestjs/common';
import type { ModuleParts } from '../../shared-kernel/module-parts.js';
import { Costs } from './application/costs.js';
import { CreateProject } from './application/create-project.use-case.js';
import { ImageWork } from './application/image-work.js';
import { Instructions } from './application/instructions.js';
import { PlanProject } from './application/plan-project.js';
import { projectAnswers } from './application/projects.answers.js';
import { ReceiveUpload } from './application/receive-upload.use-case.js';
import { RequestWork } from './application/request-work.use-case.js';
import { Sources } from './application/sources.js';
import { TextWork } from './application/text-work.js';
import { ThumbnailWork } from './application/thumbnail-work.js';
import { project } from './domain/project.js';
import { upload } from './domain/upload.js';
import { MaterialsController } from './http/materials.controller.js';
import { ProjectsController } from './http/projects.controller.js';
import { UploadsController } from './http/uploads.controller.js';
import { WorkController } from './http/work.controller.js';
import { outputRows } from './projections/outputs.projection.js';
import { projectRows } from './projections/projects.projection.js';
import { standingRows } from './projections/standing.projection.js';
import { uploadRows } from './projections/uploads.projection.js';

/** What of this module is declared rather than injected. */
export const projectsParts: ModuleParts = {
  module: 'projects',
  deciders: [project, upload],
  projections: [standingRows, projectRows, uploadRows, outputRows],
  policies: [],
  answers: projectAnswers,
};

@Module({
  controllers: [MaterialsController, ProjectsController, UploadsController, WorkController],
  providers: [Costs, CreateProject, ImageWork, Instructions, PlanProject, ReceiveUpload, RequestWork, Sources, TextWork, ThumbnailWork],
})
export class ProjectsModule {}
